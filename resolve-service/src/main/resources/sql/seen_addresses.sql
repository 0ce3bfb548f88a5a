-- Every address outside our own company that stands in a mail.
SELECT email_address, LOGICAL_OR(kind = 'person') AS is_person
FROM gmail_participant_facts
WHERE kind != 'internal' AND email_address IS NOT NULL
GROUP BY email_address
