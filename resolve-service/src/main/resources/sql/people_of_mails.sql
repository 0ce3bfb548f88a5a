-- Everybody outside our own company in many mails, also in those that are gone.
-- @messages ARRAY<STRING>
SELECT p.message_id, p.email_address, p.role, p.kind, m.source_version
FROM gmail_participant_facts AS p
JOIN gmail_message_facts AS m ON m.message_id = p.message_id
WHERE p.message_id IN UNNEST(@messages) AND p.kind != 'internal'
