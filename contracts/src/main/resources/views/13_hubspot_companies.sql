-- Companies that still exist in HubSpot.
SELECT
  company_id, name, domain, phone, industry, country, owner_id, created_at, updated_at, properties, ingested_at
FROM `{dataset}.hubspot_company_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
