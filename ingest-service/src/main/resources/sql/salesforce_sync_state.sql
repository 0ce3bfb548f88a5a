SELECT object_type AS scope, CAST(UNIX_MICROS(watermark) AS STRING) AS reached
FROM salesforce_sync_state
WHERE watermark IS NOT NULL
