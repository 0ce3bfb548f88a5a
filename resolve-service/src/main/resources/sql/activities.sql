-- What many activities name; one that is gone names nothing.
-- @activities ARRAY<STRING>
SELECT activity_id, what_id, who_id, account_id, source_version
FROM sf_activity_facts
WHERE activity_id IN UNNEST(@activities)
