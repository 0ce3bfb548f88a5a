-- @run_id STRING
SELECT
  run_id, source_system, job_type, scope, started_at, completed_at,
  IFNULL(rows_processed, 0) AS rows_processed, IFNULL(rows_failed, 0) AS rows_failed,
  status, error_message, watermark
FROM etl_runs
WHERE run_id = @run_id
