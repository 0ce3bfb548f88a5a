-- @names ARRAY<STRING>
-- @holder STRING
SELECT lease_name, fencing_token
FROM source_leases
WHERE lease_name IN UNNEST(@names) AND holder = @holder AND expires_at > CURRENT_TIMESTAMP()
