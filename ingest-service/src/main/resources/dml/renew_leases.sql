-- Also when it has ended: the holder stays named until another takes it.
-- @names ARRAY<STRING>
-- @holder STRING
-- @millis INT64
UPDATE source_leases
SET expires_at = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL @millis MILLISECOND)
WHERE lease_name IN UNNEST(@names) AND holder = @holder
