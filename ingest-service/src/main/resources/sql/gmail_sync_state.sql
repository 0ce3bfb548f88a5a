SELECT mailbox_email AS scope, last_history_id AS reached
FROM gmail_sync_state
WHERE last_history_id IS NOT NULL
