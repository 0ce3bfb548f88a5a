-- Everybody outside our own company in the newest mails of many addresses.
-- @addresses ARRAY<STRING>
-- @most INT64
SELECT DISTINCT other.message_id, other.email_address, other.role, other.kind
FROM (
  SELECT p.message_id
  FROM gmail_participant_facts AS p
  JOIN gmail_message_facts AS m ON m.message_id = p.message_id
  WHERE p.email_address IN UNNEST(@addresses)
    AND p.kind != 'internal'
    AND NOT IFNULL(m.is_deleted, FALSE)
  QUALIFY ROW_NUMBER() OVER (PARTITION BY p.email_address ORDER BY m.sent_at DESC, p.message_id, p.role) <= @most
) AS found
JOIN gmail_participant_facts AS other ON other.message_id = found.message_id
WHERE other.kind != 'internal'
