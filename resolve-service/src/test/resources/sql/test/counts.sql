SELECT
  (SELECT COUNT(*) FROM gmail_message_facts) AS messages,
  (SELECT COUNT(DISTINCT message_id) FROM gmail_message_facts) AS distinct_messages,
  (SELECT COUNT(*) FROM gmail_participant_facts) AS participants,
  (SELECT COUNT(*) FROM dead_letters) AS dead_letters
