SELECT message_id, from_email, subject, body_text, direction, defects, size_bytes
FROM gmail_message_facts
WHERE message_id = @id
