-- The accounts of the CRM, page by page.
SELECT account_id
FROM sf_accounts
WHERE account_id > @after
ORDER BY account_id
LIMIT @page
