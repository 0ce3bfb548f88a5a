-- One account with its scores of the last 90 days, oldest first; one row without scores when there are none.
-- @account STRING
SELECT
  a.account_id, a.account_name, a.website, a.domain, a.industry, a.annual_revenue, a.owner_id, a.billing_country,
  r.score_date, r.priority_score, r.budget_likelihood, r.engagement_score, r.recommended_action, r.reasoning,
  r.last_interaction_date, r.model, r.data_as_of, r.created_at AS scored_at
FROM sf_accounts AS a
LEFT JOIN account_recommendations AS r
  ON r.account_id = a.account_id AND r.score_date >= DATE_SUB(CURRENT_DATE(), INTERVAL 90 DAY)
WHERE a.account_id = @account
ORDER BY r.score_date
