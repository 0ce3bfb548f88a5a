SELECT 'sequence' AS object_type, sequence_id AS external_id, IFNULL(source_version, 0) AS version
FROM hubspot_sequence_facts
WHERE NOT IFNULL(is_deleted, FALSE)
