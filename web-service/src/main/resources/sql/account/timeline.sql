-- Mails, activities and opportunities of an account, newest first; a mail that several mailboxes hold comes once.
-- @account STRING
-- @limit INT64
-- @offset INT64
WITH mails AS (
  SELECT
    'mail' AS kind, m.message_id AS id, m.sent_at AS happened_at, m.subject AS title, m.snippet AS detail,
    m.direction, IFNULL(m.from_name, m.from_email) AS who,
    ROW_NUMBER() OVER (PARTITION BY IFNULL(m.rfc822_message_id, m.message_id) ORDER BY m.message_id) AS copy
  FROM gmail_messages AS m
  WHERE m.message_id IN (SELECT message_id FROM gmail_participants WHERE sf_account_id = @account)
), events AS (
  SELECT kind, id, happened_at, title, detail, direction, who FROM mails WHERE copy = 1
  UNION ALL
  SELECT LOWER(activity_type), activity_id, activity_date, subject, description, '', owner_id
  FROM sf_activities
  WHERE matched_account_id = @account
  UNION ALL
  SELECT
    'opportunity', opportunity_id, created_date, name, stage,
    IF(IFNULL(is_closed, FALSE), IF(IFNULL(is_won, FALSE), 'won', 'lost'), 'open'), owner_id
  FROM sf_opportunities
  WHERE account_id = @account
)
SELECT kind, id, happened_at, title, detail, direction, who, COUNT(*) OVER () AS total
FROM events
ORDER BY happened_at DESC, id
LIMIT @limit OFFSET @offset
