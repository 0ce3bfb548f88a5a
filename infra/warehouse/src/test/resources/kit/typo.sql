SELECT account_id, acount_name FROM sf_accounts
