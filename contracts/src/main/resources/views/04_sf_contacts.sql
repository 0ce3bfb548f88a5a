-- Contacts that still exist in Salesforce.
SELECT
  contact_id, account_id, first_name, last_name, email, phone, mobile_phone, title, is_primary, ingested_at,
  last_modified_date
FROM `{dataset}.sf_contact_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
