-- @source STRING
SELECT scope, cursor AS reached
FROM source_sync_state
WHERE source_system = @source AND cursor IS NOT NULL
