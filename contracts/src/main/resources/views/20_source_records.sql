-- Records of sources that have no table of their own yet, as far as they are still there.
SELECT source_system, object_type, external_id, fields, ingested_at
FROM `{dataset}.source_record_facts`
WHERE NOT IFNULL(is_deleted, FALSE)
