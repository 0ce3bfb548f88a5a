-- Tasks and events that still exist in Salesforce, with their account: named, or that of their opportunity or contact.
SELECT
  a.activity_id, a.activity_type, a.what_id, a.who_id, a.subject, a.description, a.activity_date, a.owner_id,
  COALESCE(a.account_id, account.account_id, o.account_id, c.account_id) AS matched_account_id, a.ingested_at
FROM `{dataset}.sf_activity_facts` AS a
LEFT JOIN `{dataset}.sf_account_facts` AS account ON account.account_id = a.what_id
LEFT JOIN `{dataset}.sf_opportunity_facts` AS o ON o.opportunity_id = a.what_id
LEFT JOIN `{dataset}.sf_contact_facts` AS c ON c.contact_id = a.who_id
WHERE NOT IFNULL(a.is_deleted, FALSE)
