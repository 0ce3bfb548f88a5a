-- @message_id STRING
SELECT
  IFNULL(m.mailbox_email, '') AS mailbox_email, IFNULL(m.from_email, '') AS from_email,
  IFNULL(m.from_name, '') AS from_name, IFNULL(m.subject, '') AS subject,
  IFNULL(m.body_text, '') AS body_text, m.sent_at, IFNULL(u.user_id, '') AS owner_id
FROM gmail_message_facts AS m
LEFT JOIN (
  SELECT email, MIN(user_id) AS user_id
  FROM sf_users
  WHERE is_active
  GROUP BY email
) AS u ON u.email = m.mailbox_email
WHERE m.message_id = @message_id AND NOT IFNULL(m.is_deleted, FALSE)
