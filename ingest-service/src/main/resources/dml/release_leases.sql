-- The row stays, for its token.
-- @names ARRAY<STRING>
-- @holder STRING
UPDATE source_leases
SET expires_at = CURRENT_TIMESTAMP()
WHERE lease_name IN UNNEST(@names) AND holder = @holder
