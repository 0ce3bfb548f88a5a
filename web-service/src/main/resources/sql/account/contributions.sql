-- What the scores of the newest two days are the sum of; the newest day first.
-- @account STRING
SELECT score_date, score, name, points, explanation, evidence
FROM (
  SELECT
    r.score_date, c.score, c.name, c.points, c.explanation, c.evidence,
    DENSE_RANK() OVER (ORDER BY r.score_date DESC) AS recency
  FROM account_recommendations AS r
  CROSS JOIN UNNEST(r.contributions) AS c
  WHERE r.account_id = @account AND r.score_date >= DATE_SUB(CURRENT_DATE(), INTERVAL 90 DAY)
)
WHERE recency <= 2
ORDER BY score_date DESC, score, ABS(points) DESC, name
