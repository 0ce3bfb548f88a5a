-- Who every address is or was.
SELECT
  email_address, sf_contact_id, sf_account_id, match_method, evidence, resolved_at, IFNULL(is_active, FALSE) AS is_active
FROM entity_resolution_emails
