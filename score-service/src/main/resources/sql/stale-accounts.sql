-- The accounts of the CRM without scores since a moment, page by page.
-- @after STRING
-- @scored_before TIMESTAMP
-- @page INT64
SELECT a.account_id
FROM sf_accounts AS a
LEFT JOIN (
  SELECT account_id, MAX(created_at) AS scored_at
  FROM account_recommendations
  WHERE score_date >= DATE(@scored_before)
  GROUP BY account_id
) AS r ON r.account_id = a.account_id
WHERE a.account_id > @after AND (r.scored_at IS NULL OR r.scored_at < @scored_before)
ORDER BY a.account_id
LIMIT @page
