UPDATE source_leases
SET expires_at = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL @millis MILLISECOND)
WHERE lease_name IN UNNEST(@names) AND holder = @holder AND expires_at > CURRENT_TIMESTAMP()
