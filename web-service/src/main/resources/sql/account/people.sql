-- Contacts of an account, the main one first.
-- @account STRING
SELECT contact_id, first_name, last_name, email, phone, mobile_phone, title, is_primary
FROM sf_contacts
WHERE account_id = @account
ORDER BY IFNULL(is_primary, FALSE) DESC, last_name, first_name
LIMIT 100
