-- What matching needs of every contact, deleted ones too: an old version must not revive them.
SELECT
  contact_id, account_id, email, IFNULL(is_primary, FALSE) AS is_primary, source_version,
  IFNULL(is_deleted, FALSE) AS is_deleted
FROM sf_contact_facts
