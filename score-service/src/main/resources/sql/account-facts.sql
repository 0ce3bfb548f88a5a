-- What is known of many accounts at one moment: one row for each that the CRM has.
-- Mails are read from their tables: the view would find the newest embedding of each.
-- @account_ids ARRAY<STRING>
-- @now TIMESTAMP
WITH
accounts AS (
  SELECT account_id, account_name, annual_revenue, ingested_at
  FROM sf_accounts
  WHERE account_id IN UNNEST(@account_ids)
),
-- Mails that people of an account took part in; machines of theirs (newsletters, bounces) do not count.
participations AS (
  SELECT
    r.sf_account_id AS account_id,
    p.message_id,
    MAX(IF(p.role = 'from', p.email_address, NULL)) AS sender,
    MAX(IF(p.role = 'from', COALESCE(
      NULLIF(TRIM(CONCAT(IFNULL(c.first_name, ''), ' ', IFNULL(c.last_name, ''))), ''),
      NULLIF(p.display_name, ''),
      p.email_address), NULL)) AS sender_name
  FROM entity_resolution_emails AS r
  JOIN gmail_participant_facts AS p ON p.email_address = r.email_address
  LEFT JOIN sf_contact_facts AS c ON c.contact_id = r.sf_contact_id
  WHERE r.sf_account_id IN UNNEST(@account_ids) AND r.is_active AND p.kind = 'person'
  GROUP BY r.sf_account_id, p.message_id
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
  JOIN gmail_message_facts AS m ON m.message_id = p.message_id
  WHERE NOT IFNULL(m.is_deleted, FALSE)
    AND m.sent_at >= TIMESTAMP_SUB(@now, INTERVAL 365 DAY)
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
    IFNULL(MAX(sender_name), '') AS sender_name,
    IFNULL(MAX(subject), '') AS subject,
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
    STRUCT(message_id, sender_name, subject, sent_at) AS letter,
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
    COUNTIF(is_budget) AS budget_count,
    COUNTIF(is_renewal) AS renewal_count,
    COUNTIF(is_trouble) AS trouble_count,
    MAX(IF(is_outbound, sent_at, NULL)) AS last_outbound_at,
    MAX(ingested_at) AS ingested_at,
    ARRAY_AGG(IF(is_inbound, letter, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 5) AS inbound,
    ARRAY_AGG(IF(is_outbound, message_id, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS outbound,
    ARRAY_AGG(IF(is_inbound AND (answered_at IS NULL OR sent_at > answered_at), letter, NULL)
      IGNORE NULLS ORDER BY sent_at, message_id LIMIT 1) AS waiting,
    ARRAY_AGG(IF(is_budget, letter, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS budget,
    ARRAY_AGG(IF(is_renewal, letter, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS renewal,
    ARRAY_AGG(IF(is_trouble, letter, NULL) IGNORE NULLS ORDER BY sent_at DESC, message_id LIMIT 3) AS trouble
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
    COUNT(*) AS active_contacts,
    ARRAY_AGG(STRUCT(name, mails7, mails30) ORDER BY mails7 DESC, mails30 DESC, sender LIMIT 3) AS writers
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
    IFNULL(is_closed, FALSE) AS is_closed,
    IFNULL(is_won, FALSE) AS is_won,
    close_date,
    ingested_at
  FROM sf_opportunities
  WHERE account_id IN UNNEST(@account_ids)
),
deal_facts AS (
  SELECT
    account_id,
    COUNTIF(NOT is_closed) AS open_count,
    SUM(IF(is_closed, 0, amount)) AS open_amount,
    MAX(ingested_at) AS ingested_at,
    ARRAY_AGG(
      IF(is_closed, NULL, STRUCT(opportunity_id, name, stage, amount, probability, is_won, close_date))
      IGNORE NULLS ORDER BY IFNULL(close_date, DATE '9999-12-31'), opportunity_id LIMIT 5) AS open_deals,
    ARRAY_AGG(
      IF(is_closed AND close_date <= DATE(@now)
          AND close_date >= DATE_SUB(DATE(@now), INTERVAL IF(is_won, 365, 90) DAY),
        STRUCT(opportunity_id, name, stage, amount, probability, is_won, close_date), NULL)
      IGNORE NULLS ORDER BY close_date DESC, opportunity_id LIMIT 5) AS closed_deals
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
    MAX(ingested_at) AS ingested_at,
    ARRAY_AGG(IF(NOT is_planned AND activity_date >= TIMESTAMP_SUB(@now, INTERVAL 30 DAY), activity_id, NULL)
      IGNORE NULLS ORDER BY activity_date DESC, activity_id LIMIT 3) AS activities,
    ARRAY_AGG(IF(is_planned, STRUCT(activity_id, activity_type, subject, activity_date), NULL)
      IGNORE NULLS ORDER BY activity_date, activity_id LIMIT 1) AS planned
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
  IFNULL(m.budget_count, 0) AS budget_count,
  IFNULL(m.renewal_count, 0) AS renewal_count,
  IFNULL(m.trouble_count, 0) AS trouble_count,
  m.last_outbound_at, m.inbound, m.outbound, m.waiting, m.budget, m.renewal, m.trouble,
  IFNULL(w.active_contacts, 0) AS active_contacts, w.writers,
  IFNULL(d.open_count, 0) AS open_count,
  IFNULL(d.open_amount, 0) AS open_amount,
  d.open_deals, d.closed_deals,
  IFNULL(t.activities30, 0) AS activities30, t.last_activity_at, t.activities, t.planned
FROM accounts AS a
LEFT JOIN mail_facts AS m ON m.account_id = a.account_id
LEFT JOIN writer_facts AS w ON w.account_id = a.account_id
LEFT JOIN deal_facts AS d ON d.account_id = a.account_id
LEFT JOIN activity_facts AS t ON t.account_id = a.account_id
