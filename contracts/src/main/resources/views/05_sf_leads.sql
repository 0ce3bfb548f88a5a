-- Leads that still exist in Salesforce.
SELECT
  lead_id, first_name, last_name, email, company, phone, title, lead_source, status, owner_id, created_by_system,
  source_message_id, created_date, ingested_at
FROM `{dataset}.sf_lead_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
