SELECT run_id, source_system, job_type, scope, rows_processed, rows_failed, status, error_message
FROM etl_runs
ORDER BY started_at
