SELECT 'Account' AS object_type, account_id AS external_id, IFNULL(source_version, 0) AS version
FROM sf_account_facts
WHERE NOT IFNULL(is_deleted, FALSE)
