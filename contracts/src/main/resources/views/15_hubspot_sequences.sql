-- Sequences that still exist in HubSpot, with how many people are or were enrolled as far as is known.
SELECT
  s.sequence_id, s.sequence_name, s.is_active, IFNULL(n.enrollment_count, 0) AS enrollment_count,
  s.ingested_at AS last_synced, s.user_id, s.step_count
FROM `{dataset}.hubspot_sequence_facts` AS s
LEFT JOIN (
  SELECT sequence_id, COUNT(*) AS enrollment_count
  FROM `{dataset}.hubspot_enrollment_facts`
  WHERE NOT IFNULL(is_deleted, FALSE)
  GROUP BY sequence_id
) AS n ON n.sequence_id = s.sequence_id
WHERE NOT IFNULL(s.is_deleted, FALSE)
