-- The newest recommendation of each of many accounts.
-- @account_ids ARRAY<STRING>
-- @today DATE
SELECT
  account_id, score_date, priority_score, budget_likelihood, engagement_score, recommended_action, key_signals,
  last_interaction_date, contributions
FROM account_recommendations
WHERE account_id IN UNNEST(@account_ids)
  AND score_date > DATE_SUB(@today, INTERVAL 30 DAY) AND score_date <= @today
QUALIFY ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY score_date DESC) = 1
