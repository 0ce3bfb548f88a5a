-- Senders that no contact and no decision names, with their newest mail; the newest first.
-- @mailbox STRING
-- @limit INT64
-- @offset INT64
WITH mails AS (
  SELECT
    u.email_address, u.message_id, u.subject, u.sent_at, u.mailbox_email,
    ROW_NUMBER() OVER (PARTITION BY u.email_address ORDER BY u.sent_at DESC, u.message_id) AS recency,
    COUNT(*) OVER (PARTITION BY u.email_address) AS mails
  FROM v_unmatched_emails AS u
  LEFT JOIN manual_mappings AS d ON d.email_address = u.email_address AND d.is_active
  WHERE d.mapping_id IS NULL AND (@mailbox = '' OR u.mailbox_email = @mailbox)
)
SELECT
  m.email_address, g.from_name, m.mails, m.message_id, m.subject, g.snippet, m.sent_at, m.mailbox_email,
  r.sf_account_id AS account_id, a.account_name, COUNT(*) OVER () AS total
FROM mails AS m
JOIN gmail_messages AS g ON g.message_id = m.message_id
LEFT JOIN entity_resolution_emails AS r ON r.email_address = m.email_address AND r.is_active
LEFT JOIN sf_accounts AS a ON a.account_id = r.sf_account_id
WHERE m.recency = 1
ORDER BY m.sent_at DESC, m.email_address
LIMIT @limit OFFSET @offset
