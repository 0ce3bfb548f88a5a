-- Documents that are still there.
SELECT
  document_id, path, title, media_type, author, size_bytes, content_hash, access_labels, chunk_count, created_at,
  modified_at, ingested_at
FROM `{dataset}.document_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
