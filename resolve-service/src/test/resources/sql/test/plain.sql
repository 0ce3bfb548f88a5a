SELECT
  (SELECT transcript_text FROM dialpad_calls WHERE call_id = 'p-call') AS transcript,
  (SELECT COUNT(*) FROM dialpad_transcripts WHERE call_id = 'p-call') AS lines,
  (SELECT sf_account_id FROM hubspot_contacts WHERE contact_id = 'p-contact') AS account,
  (SELECT JSON_VALUE(properties, '$.city') FROM hubspot_contacts WHERE contact_id = 'p-contact') AS city,
  (SELECT INT64(fields.rooms) FROM dataset_rows WHERE dataset = 'houses' AND row_key = 'p-1') AS rooms,
  (SELECT COUNT(*) FROM dataset_rows WHERE dataset = 'houses') AS live_rows
