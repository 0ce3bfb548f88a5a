-- Opportunities of an account, open ones first.
-- @account STRING
SELECT opportunity_id, name, stage, amount, close_date, probability, owner_id, is_closed, is_won
FROM sf_opportunities
WHERE account_id = @account
ORDER BY IFNULL(is_closed, FALSE), close_date DESC, opportunity_id
LIMIT 100
