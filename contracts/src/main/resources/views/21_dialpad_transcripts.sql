-- Lines of transcripts, only those of each call's newest version: one that became shorter leaves none behind.
SELECT
  t.transcript_id, t.call_id, t.speaker, t.text_segment, t.start_time_seconds, t.end_time_seconds, t.segment_index,
  t.created_at
FROM `{dataset}.dialpad_transcript_facts` AS t
JOIN `{dataset}.dialpad_call_facts` AS c
  ON c.call_id = t.call_id AND c.source_version = t.source_version
WHERE NOT IFNULL(c.is_deleted, FALSE)
