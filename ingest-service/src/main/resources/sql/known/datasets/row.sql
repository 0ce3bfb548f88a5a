-- @dataset STRING
SELECT
  row_key, IFNULL(content_hash, '') AS content_hash, IFNULL(file, '') AS file, IFNULL(source_version, 0) AS version
FROM dataset_row_facts
WHERE dataset = @dataset AND NOT IFNULL(is_deleted, FALSE)
