-- Who the people of one mail are.
-- @message STRING
SELECT p.email_address, p.display_name, p.role, p.sf_account_id, a.account_name, p.match_method
FROM gmail_participants AS p
LEFT JOIN sf_accounts AS a ON a.account_id = p.sf_account_id
WHERE p.message_id = @message
ORDER BY p.role, p.email_address
