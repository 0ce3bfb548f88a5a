SELECT 'enrollment' AS object_type, enrollment_id AS external_id, IFNULL(source_version, 0) AS version
FROM hubspot_enrollment_facts
WHERE NOT IFNULL(is_deleted, FALSE)
  -- One that has ended is told no more, and stays as history.
  AND status = 'ACTIVE'
