-- Mails of an address in any role: what a decision about it would match anew.
-- @address STRING
SELECT
  m.message_id, m.subject, m.snippet, m.sent_at, m.mailbox_email, m.from_name, p.role, p.sf_account_id AS account_id,
  COUNT(*) OVER () AS total
FROM gmail_participants AS p
JOIN gmail_messages AS m ON m.message_id = p.message_id
WHERE p.email_address = @address
ORDER BY m.sent_at DESC, m.message_id
LIMIT 5
