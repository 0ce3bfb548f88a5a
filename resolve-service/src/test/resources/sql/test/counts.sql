SELECT
  (SELECT COUNT(*) FROM gmail_message_facts WHERE STARTS_WITH(message_id, @prefix)) AS messages,
  (SELECT COUNT(DISTINCT message_id) FROM gmail_message_facts WHERE STARTS_WITH(message_id, @prefix)) AS distinct_messages,
  (SELECT COUNT(*) FROM gmail_participant_facts WHERE STARTS_WITH(message_id, @prefix)) AS participants
