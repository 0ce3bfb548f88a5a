-- Salesforce users that still exist there.
SELECT user_id, name, email, title, is_active, ingested_at
FROM `{dataset}.sf_user_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
