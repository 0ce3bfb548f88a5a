-- Which account every deal belongs to; deleted ones too: an old version must not revive them.
SELECT opportunity_id, account_id, source_version, IFNULL(is_deleted, FALSE) AS is_deleted
FROM sf_opportunity_facts
