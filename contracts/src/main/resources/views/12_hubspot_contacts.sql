-- Contacts that still exist in HubSpot, with the Salesforce contact and account that their address belongs to.
SELECT
  c.contact_id, c.email, c.first_name, c.last_name, c.phone, c.mobile_phone, c.job_title, c.company_name, c.company_id,
  c.lifecycle_stage, c.owner_id, c.opted_out, c.bounced, c.created_at, c.updated_at, c.properties,
  r.sf_contact_id, r.sf_account_id, c.ingested_at
FROM `{dataset}.hubspot_contact_facts` AS c
LEFT JOIN `{dataset}.entity_resolution_emails` AS r ON r.email_address = c.email AND r.is_active
WHERE NOT IFNULL(c.is_deleted, FALSE)
