SELECT cursor AS reached, full_run_position FROM source_sync_state
