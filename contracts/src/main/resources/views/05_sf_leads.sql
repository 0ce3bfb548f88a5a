-- Leads that still exist in Salesforce, with the mail from which this system made them.
SELECT
  l.lead_id, l.first_name, l.last_name, l.email, l.company, l.phone, l.title, l.lead_source, l.status, l.owner_id,
  IFNULL(l.created_by_system, FALSE) OR c.message_id IS NOT NULL AS created_by_system,
  IFNULL(l.source_message_id, c.message_id) AS source_message_id, l.created_date, l.ingested_at
FROM `{dataset}.sf_lead_facts` AS l
LEFT JOIN (
  SELECT external_id, MIN(item) AS message_id
  FROM `{dataset}.source_commands`
  WHERE kind = 'lead' AND status = 'done'
  GROUP BY external_id
) AS c ON c.external_id = l.lead_id
WHERE NOT IFNULL(l.is_deleted, FALSE)
