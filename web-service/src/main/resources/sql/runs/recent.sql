-- The newest runs.
SELECT
  run_id, source_system, job_type, scope, started_at, completed_at, rows_processed, rows_failed, status,
  error_message, watermark
FROM etl_runs
ORDER BY started_at DESC, run_id
LIMIT 100
