-- What is known of many accounts at one moment: one row for each that the CRM has.
WITH
accounts AS (
  SELECT account_id, account_name, annual_revenue, ingested_at
  FROM sf_accounts
  WHERE account_id IN UNNEST(@account_ids)
),
-- Mails that people of an account took part in; machines of theirs (newsletters, bounces) do not count.
participations AS (
  SELECT
    p.sf_account_id AS account_id,
    p.message_id,
    MAX(IF(p.role = 'from', p.email_address, NULL)) AS sender,
    MAX(IF(p.role = 'from', COALESCE(
      NULLIF(TRIM(CONCAT(IFNULL(c.first_name, ''), ' ', IFNULL(c.last_name, ''))), ''),
      NULLIF(p.display_name, ''),
      p.email_address), NULL)) AS sender_name
  FROM gmail_participants AS p
  LEFT JOIN sf_contacts AS c ON c.contact_id = p.sf_contact_id
  WHERE p.sf_account_id IN UNNEST(@account_ids) AND p.kind = 'person'
  GROUP BY p.sf_account_id, p.message_id
),
copies AS (
  SELECT
    p.account_id,
    COALESCE(NULLIF(m.rfc822_message_id, ''), m.message_id) AS mail,
    m.message_id,
    m.direction = 'inbound' AND p.sender IS NOT NULL AS is_inbound,
    m.direction = 'outbound' AS is_outbound,
    p.sender,
    p.sender_name,
    m.subject,
    LEAST(m.sent_at, @now) AS sent_at,
    m.ingested_at,
    IF(m.direction = 'inbound' AND p.sender IS NOT NULL AND m.sent_at >= TIMESTAMP_SUB(@now, INTERVAL 60 DAY),
      CONCAT(IFNULL(m.subject, ''), '\n', IFNULL(SUBSTR(m.body_text, 1, 20000), '')), NULL) AS talk
  FROM participations AS p
  JOIN gmail_messages AS m ON m.message_id = p.message_id
  WHERE m.sent_at >= TIMESTAMP_SUB(@now, INTERVAL 365 DAY)
    AND m.sent_at <= TIMESTAMP_ADD(@now, INTERVAL 1 DAY)
    AND m.direction IN ('inbound', 'outbound')
    AND 'DRAFT' NOT IN UNNEST(m.labels)
    AND 'SPAM' NOT IN UNNEST(m.labels)
    AND 'TRASH' NOT IN UNNEST(m.labels)
),
-- A mail that lies in several mailboxes counts once. Lines that quote an earlier mail ("> …") are not talk.
mails AS (
  SELECT
    account_id,
    mail,
    MIN(message_id) AS message_id,
    LOGICAL_OR(is_inbound) AS is_inbound,
    LOGICAL_OR(is_outbound) AS is_outbound,
    MAX(sender) AS sender,
    MAX(sender_name) AS sender_name,
    MAX(IFNULL(subject, '')) AS subject,
    MIN(sent_at) AS sent_at,
    MAX(ingested_at) AS ingested_at,
    LOGICAL_OR(IF(talk IS NULL, FALSE, REGEXP_CONTAINS(talk,
      r'(?im)^(?:[^>\n].*)?\b(?:budgets?|pric(?:e|es|ing)|quotes?|quotation|purchase order|invest(?:ment)?)\b'))) AS is_budget,
    LOGICAL_OR(IF(talk IS NULL, FALSE, REGEXP_CONTAINS(talk,
      r'(?im)^(?:[^>\n].*)?\b(?:renew(?:al|als|ing)?|contracts?|extension)\b'))) AS is_renewal,
    LOGICAL_OR(IF(talk IS NULL, FALSE, REGEXP_CONTAINS(talk,
      r'(?im)^(?:[^>\n].*)?\b(?:complain(?:t|ts|ing)?|cancel(?:led|ling|lation)?|terminate|refund|unacceptable|disappointed)\b'))) AS is_trouble
  FROM copies
  GROUP BY account_id, mail
),
timed AS (
  SELECT
    *,
    MAX(IF(is_outbound, sent_at, NULL)) OVER (PARTITION BY account_id) AS answered_at
  FROM mails
),
mail_facts AS (
  SELECT
    account_id,
    COUNTIF(is_inbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 7 DAY)) AS inbound7,
    COUNTIF(is_inbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY)) AS inbound30,
    COUNTIF(is_inbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 90 DAY)) AS inbound90,
    COUNTIF(is_inbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 60 DAY)
      AND sent_at < TIMESTAMP_SUB(@now, INTERVAL 30 DAY)) AS inbound_before,
    COUNTIF(is_outbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 7 DAY)) AS outbound7,
    COUNTIF(is_outbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY)) AS outbound30,
    COUNTIF(is_outbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 90 DAY)) AS outbound90,
    MAX(IF(is_inbound, sent_at, NULL)) AS last_inbound_at,
    MAX(IF(is_outbound, sent_at, NULL)) AS last_outbound_at,
    COUNT(DISTINCT IF(is_inbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY), sender, NULL)) AS active_contacts,
    ARRAY_AGG(IF(is_inbound, message_id, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 5) AS inbound_ids,
    ARRAY_AGG(IF(is_inbound, sender_name, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 1) AS inbound_names,
    ARRAY_AGG(IF(is_outbound, message_id, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS outbound_ids,
    ARRAY_AGG(IF(is_inbound AND (answered_at IS NULL OR sent_at > answered_at), message_id, NULL)
      IGNORE NULLS ORDER BY sent_at, message_id LIMIT 1) AS waiting_ids,
    ARRAY_AGG(IF(is_inbound AND (answered_at IS NULL OR sent_at > answered_at), sender_name, NULL)
      IGNORE NULLS ORDER BY sent_at, message_id LIMIT 1) AS waiting_names,
    ARRAY_AGG(IF(is_inbound AND (answered_at IS NULL OR sent_at > answered_at), subject, NULL)
      IGNORE NULLS ORDER BY sent_at, message_id LIMIT 1) AS waiting_subjects,
    MIN(IF(is_inbound AND (answered_at IS NULL OR sent_at > answered_at), sent_at, NULL)) AS waiting_since,
    COUNTIF(is_budget) AS budget_count,
    MAX(IF(is_budget, sent_at, NULL)) AS budget_at,
    ARRAY_AGG(IF(is_budget, sender_name, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 1) AS budget_names,
    ARRAY_AGG(IF(is_budget, message_id, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS budget_ids,
    COUNTIF(is_renewal) AS renewal_count,
    MAX(IF(is_renewal, sent_at, NULL)) AS renewal_at,
    ARRAY_AGG(IF(is_renewal, sender_name, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 1) AS renewal_names,
    ARRAY_AGG(IF(is_renewal, message_id, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS renewal_ids,
    COUNTIF(is_trouble) AS trouble_count,
    MAX(IF(is_trouble, sent_at, NULL)) AS trouble_at,
    ARRAY_AGG(IF(is_trouble, sender_name, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 1) AS trouble_names,
    ARRAY_AGG(IF(is_trouble, message_id, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS trouble_ids,
    MAX(ingested_at) AS ingested_at
  FROM timed
  GROUP BY account_id
),
writers AS (
  SELECT
    account_id,
    sender,
    MAX(sender_name) AS name,
    COUNTIF(sent_at >= TIMESTAMP_SUB(@now, INTERVAL 7 DAY)) AS mails7,
    COUNT(*) AS mails30
  FROM mails
  WHERE is_inbound AND sent_at >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY)
  GROUP BY account_id, sender
),
writer_facts AS (
  SELECT
    account_id,
    ARRAY_AGG(name ORDER BY mails7 DESC, mails30 DESC, sender LIMIT 3) AS writer_names,
    ARRAY_AGG(mails7 ORDER BY mails7 DESC, mails30 DESC, sender LIMIT 3) AS writer_mails7,
    ARRAY_AGG(mails30 ORDER BY mails7 DESC, mails30 DESC, sender LIMIT 3) AS writer_mails30
  FROM writers
  GROUP BY account_id
),
deals AS (
  SELECT
    account_id,
    opportunity_id,
    IFNULL(name, '') AS name,
    IFNULL(stage, '') AS stage,
    CAST(ROUND(GREATEST(0, LEAST(IFNULL(amount, 0), 1000000000000000))) AS INT64) AS amount,
    IFNULL(probability, 0.0) AS probability,
    IFNULL(close_date, DATE '9999-12-31') AS close_date,
    IFNULL(is_closed, FALSE) AS is_closed,
    IFNULL(is_won, FALSE) AS is_won,
    ingested_at
  FROM sf_opportunities
  WHERE account_id IN UNNEST(@account_ids)
),
open_deals AS (
  SELECT
    account_id,
    COUNT(*) AS open_count,
    SUM(amount) AS open_amount,
    ARRAY_AGG(opportunity_id ORDER BY close_date, opportunity_id LIMIT 5) AS open_ids,
    ARRAY_AGG(name ORDER BY close_date, opportunity_id LIMIT 5) AS open_names,
    ARRAY_AGG(stage ORDER BY close_date, opportunity_id LIMIT 5) AS open_stages,
    ARRAY_AGG(amount ORDER BY close_date, opportunity_id LIMIT 5) AS open_amounts,
    ARRAY_AGG(probability ORDER BY close_date, opportunity_id LIMIT 5) AS open_probabilities,
    ARRAY_AGG(close_date ORDER BY close_date, opportunity_id LIMIT 5) AS open_close_dates
  FROM deals
  WHERE NOT is_closed
  GROUP BY account_id
),
closed_deals AS (
  SELECT
    account_id,
    ARRAY_AGG(opportunity_id ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_ids,
    ARRAY_AGG(name ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_names,
    ARRAY_AGG(stage ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_stages,
    ARRAY_AGG(amount ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_amounts,
    ARRAY_AGG(is_won ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_won,
    ARRAY_AGG(close_date ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_close_dates
  FROM deals
  WHERE is_closed AND close_date <= DATE(@now)
    AND close_date >= DATE_SUB(DATE(@now), INTERVAL 365 DAY)
    AND (is_won OR close_date >= DATE_SUB(DATE(@now), INTERVAL 90 DAY))
  GROUP BY account_id
),
deal_facts AS (
  SELECT account_id, MAX(ingested_at) AS ingested_at
  FROM deals
  GROUP BY account_id
),
activities AS (
  SELECT
    matched_account_id AS account_id,
    activity_id,
    IFNULL(activity_type, 'Task') AS activity_type,
    IFNULL(subject, '') AS subject,
    activity_date,
    activity_date > @now AS is_planned,
    ingested_at
  FROM sf_activities
  WHERE matched_account_id IN UNNEST(@account_ids)
    AND activity_date >= TIMESTAMP_SUB(@now, INTERVAL 365 DAY)
    AND activity_date <= TIMESTAMP_ADD(@now, INTERVAL 365 DAY)
),
activity_facts AS (
  SELECT
    account_id,
    COUNTIF(NOT is_planned AND activity_date >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY)) AS activities30,
    MAX(IF(is_planned, NULL, activity_date)) AS last_activity_at,
    ARRAY_AGG(IF(NOT is_planned AND activity_date >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY), activity_id, NULL)
      IGNORE NULLS ORDER BY activity_date DESC, activity_id LIMIT 3) AS activity_ids,
    ARRAY_AGG(IF(is_planned, activity_id, NULL) IGNORE NULLS ORDER BY activity_date, activity_id LIMIT 1) AS planned_ids,
    ARRAY_AGG(IF(is_planned, activity_type, NULL) IGNORE NULLS ORDER BY activity_date, activity_id LIMIT 1) AS planned_types,
    ARRAY_AGG(IF(is_planned, subject, NULL) IGNORE NULLS ORDER BY activity_date, activity_id LIMIT 1) AS planned_subjects,
    MIN(IF(is_planned, activity_date, NULL)) AS planned_at,
    MAX(ingested_at) AS ingested_at
  FROM activities
  GROUP BY account_id
)
SELECT
  a.account_id,
  IFNULL(a.account_name, '') AS account_name,
  CAST(ROUND(GREATEST(0, LEAST(IFNULL(a.annual_revenue, 0), 1000000000000000))) AS INT64) AS annual_revenue,
  GREATEST(
    a.ingested_at,
    IFNULL(m.ingested_at, a.ingested_at),
    IFNULL(d.ingested_at, a.ingested_at),
    IFNULL(t.ingested_at, a.ingested_at)) AS newest_fact_at,
  IFNULL(m.inbound7, 0) AS inbound7,
  IFNULL(m.inbound30, 0) AS inbound30,
  IFNULL(m.inbound90, 0) AS inbound90,
  IFNULL(m.inbound_before, 0) AS inbound_before,
  IFNULL(m.outbound7, 0) AS outbound7,
  IFNULL(m.outbound30, 0) AS outbound30,
  IFNULL(m.outbound90, 0) AS outbound90,
  IFNULL(m.active_contacts, 0) AS active_contacts,
  w.writer_names, w.writer_mails7, w.writer_mails30,
  m.last_inbound_at, m.last_outbound_at, m.inbound_names, m.inbound_ids, m.outbound_ids,
  m.waiting_since, m.waiting_ids, m.waiting_names, m.waiting_subjects,
  IFNULL(m.budget_count, 0) AS budget_count, m.budget_at, m.budget_names, m.budget_ids,
  IFNULL(m.renewal_count, 0) AS renewal_count, m.renewal_at, m.renewal_names, m.renewal_ids,
  IFNULL(m.trouble_count, 0) AS trouble_count, m.trouble_at, m.trouble_names, m.trouble_ids,
  IFNULL(o.open_count, 0) AS open_count,
  IFNULL(o.open_amount, 0) AS open_amount,
  o.open_ids, o.open_names, o.open_stages, o.open_amounts, o.open_probabilities, o.open_close_dates,
  c.closed_ids, c.closed_names, c.closed_stages, c.closed_amounts, c.closed_won, c.closed_close_dates,
  IFNULL(t.activities30, 0) AS activities30, t.last_activity_at, t.activity_ids,
  t.planned_at, t.planned_ids, t.planned_types, t.planned_subjects
FROM accounts AS a
LEFT JOIN mail_facts AS m ON m.account_id = a.account_id
LEFT JOIN writer_facts AS w ON w.account_id = a.account_id
LEFT JOIN open_deals AS o ON o.account_id = a.account_id
LEFT JOIN closed_deals AS c ON c.account_id = a.account_id
LEFT JOIN deal_facts AS d ON d.account_id = a.account_id
LEFT JOIN activity_facts AS t ON t.account_id = a.account_id
