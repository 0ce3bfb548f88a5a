SELECT source_system FROM etl_runs WHERE job_type = 'full' AND status = 'success'
