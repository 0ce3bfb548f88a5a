-- Sequences that people can be taken into.
SELECT sequence_id, IFNULL(sequence_name, sequence_id) AS sequence_name, step_count
FROM hubspot_sequences
WHERE IFNULL(is_active, TRUE)
ORDER BY sequence_name, sequence_id
LIMIT 500
