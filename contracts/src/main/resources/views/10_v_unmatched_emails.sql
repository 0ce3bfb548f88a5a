-- Mails of the last 90 days whose sender is a person that is not a contact.
SELECT
  p.participant_id, p.email_address, p.message_id, m.subject, m.sent_at, m.mailbox_email, m.from_email
FROM `{dataset}.gmail_participants` AS p
JOIN `{dataset}.gmail_messages` AS m ON m.message_id = p.message_id
WHERE p.role = 'from' AND p.kind = 'person' AND p.sf_contact_id IS NULL
  AND m.sent_at >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 90 DAY)
