-- One mail.
-- @message STRING
SELECT
  message_id, thread_id, mailbox_email, from_email, from_name, to_emails, cc_emails, subject, body_text, body_html,
  sent_at, direction, attachments, defects
FROM gmail_messages
WHERE message_id = @message
