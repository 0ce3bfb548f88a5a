-- Mails logged in Salesforce that still exist there.
SELECT
  email_message_id, from_address, to_address, cc_address, bcc_address, subject, text_body, html_body, message_date,
  related_to_id, created_date, last_modified_date, ingested_at
FROM `{dataset}.sf_email_message_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
