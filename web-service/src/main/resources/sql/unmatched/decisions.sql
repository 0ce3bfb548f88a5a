-- What people decided about addresses, newest first.
SELECT
  d.mapping_id, d.email_address, d.sf_contact_id AS contact_id, d.sf_account_id AS account_id, d.created_by,
  d.created_at, d.is_active, TRIM(CONCAT(IFNULL(c.first_name, ''), ' ', IFNULL(c.last_name, ''))) AS contact_name,
  a.account_name
FROM manual_mappings AS d
LEFT JOIN sf_contacts AS c ON c.contact_id = d.sf_contact_id
LEFT JOIN sf_accounts AS a ON a.account_id = d.sf_account_id
WHERE d.email_address IS NOT NULL
ORDER BY d.created_at DESC, d.mapping_id
LIMIT 10
