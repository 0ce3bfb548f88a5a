-- Calls, with who was on the other end as far as is known now and the newest embedding of the transcript.
SELECT
  c.call_id, c.direction, c.from_number, c.to_number, c.duration_seconds, c.transcript_text, c.sentiment_score,
  c.call_time, c.user_id, r.sf_contact_id AS matched_contact_id, r.sf_account_id AS matched_account_id, e.embedding,
  c.ingested_at
FROM `{dataset}.dialpad_call_facts` AS c
LEFT JOIN `{dataset}.entity_resolution_phones` AS r
  ON r.phone_number = IF(c.direction = 'outbound', c.to_number, c.from_number) AND r.is_active
LEFT JOIN (
  SELECT content_id, embedding
  FROM `{dataset}.semantic_embeddings`
  WHERE content_type = 'call'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY content_id ORDER BY updated_at DESC) = 1
) AS e ON e.content_id = c.call_id
WHERE NOT IFNULL(c.is_deleted, FALSE)
