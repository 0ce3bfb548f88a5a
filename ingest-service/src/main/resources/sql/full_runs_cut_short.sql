-- @source STRING
SELECT scope, full_run_id AS run_id, full_run_position AS position, updated_at
FROM source_sync_state
WHERE source_system = @source AND full_run_id IS NOT NULL AND full_run_position IS NOT NULL
