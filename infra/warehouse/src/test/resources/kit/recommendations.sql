SELECT
  account_id, score_date, priority_score,
  ARRAY(SELECT AS STRUCT c.name, c.points, c.evidence FROM UNNEST(contributions) AS c WITH OFFSET o ORDER BY o) AS parts
FROM account_recommendations
