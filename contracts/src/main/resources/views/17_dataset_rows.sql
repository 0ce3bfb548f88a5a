-- Rows of datasets that are still there.
SELECT dataset, row_key, fields, content_hash, file, row_number, ingested_at
FROM `{dataset}.dataset_row_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
