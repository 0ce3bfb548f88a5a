SELECT email_address, role, sf_contact_id, sf_account_id, match_confidence
FROM gmail_participants
ORDER BY email_address, role
