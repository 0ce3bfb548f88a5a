-- The accounts of the CRM, page by page.
-- @after STRING
-- @page INT64
SELECT account_id
FROM sf_accounts
WHERE account_id > @after
ORDER BY account_id
LIMIT @page
