SELECT COUNT(*) AS `rows` FROM gmail_message_facts
