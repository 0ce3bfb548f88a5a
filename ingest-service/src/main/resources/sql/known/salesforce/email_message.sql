SELECT
  'EmailMessage' AS object_type,
  email_message_id AS external_id,
  IFNULL(source_version, 0) AS version
FROM sf_email_message_facts
WHERE NOT IFNULL(is_deleted, FALSE)
