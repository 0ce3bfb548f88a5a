SELECT 'User' AS object_type, user_id AS external_id, IFNULL(source_version, 0) AS version
FROM sf_user_facts
WHERE NOT IFNULL(is_deleted, FALSE)
