-- @account STRING
SELECT account_id, account_name
FROM sf_accounts
WHERE account_id = @account
