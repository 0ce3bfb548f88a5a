-- What matching needs of every account, deleted ones too: an old version must not revive them.
SELECT account_id, domain, source_version, IFNULL(is_deleted, FALSE) AS is_deleted
FROM sf_account_facts
