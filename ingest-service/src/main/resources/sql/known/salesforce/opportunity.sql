SELECT 'Opportunity' AS object_type, opportunity_id AS external_id, IFNULL(source_version, 0) AS version
FROM sf_opportunity_facts
WHERE NOT IFNULL(is_deleted, FALSE)
