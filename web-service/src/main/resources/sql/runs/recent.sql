-- The newest runs, and where each has come to: a full run under way says now and then how far it is.
SELECT
  r.run_id, r.source_system, r.job_type, r.scope, r.started_at, r.completed_at, r.rows_processed, r.rows_failed,
  r.status, r.error_message, IFNULL(NULLIF(r.watermark, ''), p.position) AS position
FROM etl_runs AS r
LEFT JOIN (
  SELECT full_run_id, STRING_AGG(CONCAT(scope, '=', full_run_position), ', ' ORDER BY scope) AS position
  FROM source_sync_state
  WHERE full_run_id IS NOT NULL AND full_run_position IS NOT NULL
  GROUP BY full_run_id
) AS p ON p.full_run_id = r.run_id
ORDER BY r.started_at DESC, r.run_id
LIMIT 100
