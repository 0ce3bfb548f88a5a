-- What is stored for an account, and the sum of the parts of its priority.
SELECT
  r.account_id, r.priority_score, r.recommended_action,
  (SELECT SUM(c.points) FROM UNNEST(r.contributions) AS c WHERE c.score = 'priority') AS total
FROM account_recommendations AS r
WHERE r.account_id = @account_id
