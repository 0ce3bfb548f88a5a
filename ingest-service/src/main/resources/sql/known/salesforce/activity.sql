-- 00U is the key prefix of Event, 00T that of Task.
SELECT
  IF(STARTS_WITH(activity_id, '00U'), 'Event', 'Task') AS object_type,
  activity_id AS external_id,
  IFNULL(source_version, 0) AS version
FROM sf_activity_facts
WHERE NOT IFNULL(is_deleted, FALSE)
