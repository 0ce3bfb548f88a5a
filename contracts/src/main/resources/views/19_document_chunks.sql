-- The text of documents in parts, only those of each document's newest version.
SELECT
  c.chunk_id, c.document_id, c.chunk_index, c.text_content, c.heading, c.page, c.start_offset, c.end_offset,
  d.path, d.title, d.access_labels, c.ingested_at
FROM `{dataset}.document_chunk_facts` AS c
JOIN `{dataset}.document_facts` AS d
  ON d.document_id = c.document_id AND d.source_version = c.document_version
WHERE NOT IFNULL(c.is_deleted, FALSE) AND NOT IFNULL(d.is_deleted, FALSE)
