-- Contacts and accounts that an address might belong to: those of its company, or found by name.
-- @text STRING
-- @domain STRING
SELECT kind, id, name, detail, account_id, account_name
FROM (
  SELECT
    'contact' AS kind, c.contact_id AS id,
    TRIM(CONCAT(IFNULL(c.first_name, ''), ' ', IFNULL(c.last_name, ''))) AS name, IFNULL(c.email, '') AS detail,
    IFNULL(c.account_id, '') AS account_id, IFNULL(a.account_name, '') AS account_name, IFNULL(a.domain, '') AS domain
  FROM sf_contacts AS c
  LEFT JOIN sf_accounts AS a ON a.account_id = c.account_id
  UNION ALL
  SELECT
    'account', account_id, account_name, IFNULL(domain, ''), account_id, account_name, IFNULL(domain, '')
  FROM sf_accounts
)
WHERE (@text != '' AND (STRPOS(LOWER(name), LOWER(@text)) > 0 OR STRPOS(LOWER(detail), LOWER(@text)) > 0
    OR STRPOS(LOWER(account_name), LOWER(@text)) > 0))
  OR (@text = '' AND @domain != '' AND domain = @domain)
ORDER BY IF(kind = 'account', 0, 1), name, id
LIMIT 12
