-- People outside our own company in the mails that still exist, with who they are as far as is known now.
SELECT
  p.participant_id, p.message_id, p.email_address, p.role, r.sf_contact_id, r.sf_account_id, r.match_confidence,
  p.ingested_at, p.display_name, p.kind, r.match_method, r.confidence_score
FROM `{dataset}.gmail_participant_facts` AS p
JOIN `{dataset}.gmail_message_facts` AS m ON m.message_id = p.message_id
LEFT JOIN `{dataset}.entity_resolution_emails` AS r ON r.email_address = p.email_address AND r.is_active
WHERE p.kind != 'internal' AND NOT IFNULL(m.is_deleted, FALSE)
