SELECT 'Lead' AS object_type, lead_id AS external_id, IFNULL(source_version, 0) AS version
FROM sf_lead_facts
WHERE NOT IFNULL(is_deleted, FALSE)
