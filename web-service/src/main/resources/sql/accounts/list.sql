-- Accounts with their newest scores; the best first unless asked otherwise.
-- @owner STRING
-- @text STRING
-- @low INT64
-- @high INT64
-- @sort STRING
-- @ascending BOOL
-- @limit INT64
-- @offset INT64
WITH days AS (
  SELECT
    account_id, score_date, priority_score, budget_likelihood, engagement_score, recommended_action, key_signals,
    last_interaction_date, created_at,
    LAG(priority_score) OVER (PARTITION BY account_id ORDER BY score_date) AS previous_priority,
    ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY score_date DESC) AS recency
  FROM account_recommendations
  WHERE score_date >= DATE_SUB(CURRENT_DATE(), INTERVAL 60 DAY)
), trends AS (
  SELECT account_id, ARRAY_AGG(priority_score ORDER BY score_date) AS trend
  FROM days
  WHERE recency <= 14 AND priority_score IS NOT NULL
  GROUP BY account_id
)
SELECT
  a.account_id, a.account_name, a.industry, a.owner_id, d.priority_score, d.budget_likelihood, d.engagement_score,
  d.previous_priority, d.recommended_action, d.key_signals, d.last_interaction_date, d.created_at AS scored_at,
  t.trend, COUNT(*) OVER () AS total
FROM sf_accounts AS a
LEFT JOIN days AS d ON d.account_id = a.account_id AND d.recency = 1
LEFT JOIN trends AS t ON t.account_id = a.account_id
WHERE (@owner = '' OR a.owner_id = @owner)
  AND (@text = '' OR STRPOS(LOWER(a.account_name), LOWER(@text)) > 0 OR STRPOS(LOWER(IFNULL(a.domain, '')), LOWER(@text)) > 0)
  AND IFNULL(d.priority_score, -1) BETWEEN @low AND @high
ORDER BY
  IF(@sort = 'name' AND @ascending, LOWER(a.account_name), NULL),
  IF(@sort = 'name' AND NOT @ascending, LOWER(a.account_name), NULL) DESC,
  IF(@ascending, -1, 1) * CASE @sort
    WHEN 'budget' THEN IFNULL(d.budget_likelihood, -1)
    WHEN 'engagement' THEN IFNULL(d.engagement_score, -1)
    WHEN 'change' THEN IFNULL(d.priority_score - d.previous_priority, 0)
    WHEN 'interaction' THEN IFNULL(UNIX_SECONDS(d.last_interaction_date), 0)
    WHEN 'priority' THEN IFNULL(d.priority_score, -1)
    ELSE 0
  END DESC,
  IFNULL(d.priority_score, -1) DESC, IFNULL(d.budget_likelihood, -1) DESC, a.account_name, a.account_id
LIMIT @limit OFFSET @offset
