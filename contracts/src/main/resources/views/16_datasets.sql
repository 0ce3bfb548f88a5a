-- Datasets that are still there, with how many rows each has now.
SELECT
  d.dataset, d.title, d.description, d.owner, d.sensitivity, d.refresh, d.key_columns, d.columns, d.rejected_rows,
  d.loaded_at, IFNULL(n.row_count, 0) AS row_count
FROM `{dataset}.dataset_facts` AS d
LEFT JOIN (
  SELECT dataset, COUNT(*) AS row_count
  FROM `{dataset}.dataset_row_facts`
  WHERE NOT IFNULL(is_deleted, FALSE)
  GROUP BY dataset
) AS n ON n.dataset = d.dataset
WHERE NOT IFNULL(d.is_deleted, FALSE)
