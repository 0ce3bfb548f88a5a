SELECT 'call' AS object_type, call_id AS external_id, IFNULL(source_version, 0) AS version
FROM dialpad_call_facts
WHERE NOT IFNULL(is_deleted, FALSE)
