-- Accounts that still exist in Salesforce.
SELECT
  account_id, account_name, website, domain, industry, annual_revenue, owner_id, created_date, last_modified_date,
  ingested_at, billing_country
FROM `{dataset}.sf_account_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
