-- What people decided about addresses, also what they took back.
SELECT mapping_id, email_address, sf_contact_id, sf_account_id, created_at, IFNULL(is_active, FALSE) AS is_active
FROM manual_mappings
WHERE email_address IS NOT NULL
