-- @folder STRING
SELECT
  document_id, IFNULL(content_hash, '') AS content_hash, ARRAY_TO_STRING(access_labels, ',') AS access_labels,
  IFNULL(chunk_count, 0) AS chunks, IFNULL(source_version, 0) AS version
FROM document_facts
WHERE STARTS_WITH(path, CONCAT(@folder, '/')) AND NOT IFNULL(is_deleted, FALSE)
