SELECT 'company' AS object_type, company_id AS external_id, IFNULL(source_version, 0) AS version
FROM hubspot_company_facts
WHERE NOT IFNULL(is_deleted, FALSE)
