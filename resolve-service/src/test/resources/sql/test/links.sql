SELECT email_address, sf_contact_id, sf_account_id, match_method, evidence
FROM entity_resolution_emails
WHERE is_active AND email_address = @address
