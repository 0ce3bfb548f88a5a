-- The newest recommendation of each of many accounts: one row for each of its contributions.
SELECT
  r.account_id, r.score_date, r.priority_score, r.budget_likelihood, r.engagement_score, r.recommended_action,
  r.key_signals, r.last_interaction_date, c.score, c.name, c.points
FROM (
  SELECT *
  FROM account_recommendations
  WHERE account_id IN UNNEST(@account_ids)
    AND score_date > DATE_SUB(@today, INTERVAL 30 DAY) AND score_date <= @today
  QUALIFY ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY score_date DESC) = 1
) AS r
LEFT JOIN UNNEST(r.contributions) AS c
