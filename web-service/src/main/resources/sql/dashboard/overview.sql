-- The numbers above the ranking: one row.
-- @owner STRING
-- @mailbox STRING
WITH mine AS (
  SELECT account_id FROM sf_accounts WHERE @owner = '' OR owner_id = @owner
), days AS (
  SELECT
    r.account_id, r.priority_score, r.engagement_score, r.last_interaction_date, r.created_at,
    ROW_NUMBER() OVER (PARTITION BY r.account_id ORDER BY r.score_date DESC) AS recency
  FROM account_recommendations AS r
  JOIN mine ON mine.account_id = r.account_id
  WHERE r.score_date >= DATE_SUB(CURRENT_DATE(), INTERVAL 60 DAY)
), scores AS (
  SELECT
    COUNT(*) AS scored,
    COUNTIF(priority_score >= 80) AS hot,
    COUNTIF(priority_score BETWEEN 60 AND 79) AS warm,
    COUNTIF(priority_score BETWEEN 40 AND 59) AS nurture,
    COUNTIF(priority_score < 40) AS cold,
    COUNTIF(priority_score >= 80 AND last_interaction_date >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY)) AS hot_contacted,
    AVG(engagement_score) AS average_engagement,
    MAX(created_at) AS scored_at,
    [
      COUNTIF(priority_score < 10), COUNTIF(priority_score BETWEEN 10 AND 19), COUNTIF(priority_score BETWEEN 20 AND 29),
      COUNTIF(priority_score BETWEEN 30 AND 39), COUNTIF(priority_score BETWEEN 40 AND 49),
      COUNTIF(priority_score BETWEEN 50 AND 59), COUNTIF(priority_score BETWEEN 60 AND 69),
      COUNTIF(priority_score BETWEEN 70 AND 79), COUNTIF(priority_score BETWEEN 80 AND 89), COUNTIF(priority_score >= 90)
    ] AS distribution
  FROM days
  WHERE recency = 1
), accounts AS (
  SELECT COUNT(*) AS accounts FROM mine
), unmatched AS (
  SELECT COUNT(DISTINCT u.message_id) AS unmatched, COUNT(DISTINCT u.email_address) AS unmatched_addresses
  FROM v_unmatched_emails AS u
  LEFT JOIN manual_mappings AS m ON m.email_address = u.email_address AND m.is_active
  WHERE m.mapping_id IS NULL AND (@mailbox = '' OR u.mailbox_email = @mailbox)
), deals AS (
  SELECT COUNT(*) AS open_opportunities, SUM(o.amount) AS open_amount
  FROM sf_opportunities AS o
  JOIN mine ON mine.account_id = o.account_id
  WHERE NOT IFNULL(o.is_closed, FALSE)
), synced AS (
  SELECT
    MAX(IF(source_system = 'gmail', completed_at, NULL)) AS gmail_as_of,
    MAX(IF(source_system = 'salesforce', completed_at, NULL)) AS salesforce_as_of
  FROM etl_runs
  WHERE status IN ('success', 'partial')
)
SELECT
  a.accounts, s.scored, s.hot, s.warm, s.nurture, s.cold, s.hot_contacted, s.average_engagement, s.scored_at,
  s.distribution, u.unmatched, u.unmatched_addresses, d.open_opportunities, d.open_amount, y.gmail_as_of,
  y.salesforce_as_of
FROM accounts AS a
CROSS JOIN scores AS s
CROSS JOIN unmatched AS u
CROSS JOIN deals AS d
CROSS JOIN synced AS y
