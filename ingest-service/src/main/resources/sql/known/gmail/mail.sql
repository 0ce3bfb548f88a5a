-- @mailbox STRING
SELECT 'message' AS object_type, message_id AS external_id, IFNULL(source_version, 0) AS version
FROM gmail_message_facts
WHERE mailbox_email = @mailbox AND NOT IFNULL(is_deleted, FALSE)
