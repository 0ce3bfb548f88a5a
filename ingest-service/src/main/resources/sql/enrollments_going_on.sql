SELECT
  enrollment_id, IFNULL(sequence_id, '') AS sequence_id, IFNULL(hubspot_contact_id, '') AS contact_id,
  IFNULL(contact_email, '') AS contact_email, IFNULL(sender_email, '') AS sender_email, enrolled_at
FROM hubspot_enrollment_facts
WHERE status = 'ACTIVE' AND NOT IFNULL(is_deleted, FALSE)
