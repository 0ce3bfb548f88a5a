-- Mails that still exist at Gmail, with the newest embedding of their text.
SELECT
  m.message_id, m.thread_id, m.mailbox_email, m.from_email, m.to_emails, m.cc_emails, m.subject, m.body_text,
  m.body_html, m.sent_at, m.labels, e.embedding, m.ingested_at, m.from_name, m.snippet, m.rfc822_message_id,
  m.in_reply_to, m.direction, m.attachment_names, m.defects, m.size_bytes, m.attachments
FROM `{dataset}.gmail_message_facts` AS m
LEFT JOIN (
  SELECT content_id, embedding
  FROM `{dataset}.semantic_embeddings`
  WHERE content_type = 'email'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY content_id ORDER BY updated_at DESC) = 1
) AS e ON e.content_id = m.message_id
WHERE NOT IFNULL(m.is_deleted, FALSE)
