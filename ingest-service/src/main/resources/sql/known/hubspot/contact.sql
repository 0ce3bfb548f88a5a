SELECT 'contact' AS object_type, contact_id AS external_id, IFNULL(source_version, 0) AS version
FROM hubspot_contact_facts
WHERE NOT IFNULL(is_deleted, FALSE)
