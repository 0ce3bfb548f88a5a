SELECT status, IFNULL(rows_processed, 0) AS rows_processed, error_message FROM etl_runs
