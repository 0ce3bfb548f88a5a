SELECT 'Contact' AS object_type, contact_id AS external_id, IFNULL(source_version, 0) AS version
FROM sf_contact_facts
WHERE NOT IFNULL(is_deleted, FALSE)
