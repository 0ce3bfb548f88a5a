-- Opportunities that still exist in Salesforce.
SELECT
  opportunity_id, account_id, name, stage, amount, close_date, probability, owner_id, is_closed, is_won, ingested_at,
  created_date
FROM `{dataset}.sf_opportunity_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
