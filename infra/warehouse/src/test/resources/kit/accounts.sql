SELECT account_id, account_name
FROM sf_accounts
WHERE account_id IN UNNEST(@ids)
ORDER BY account_id
