-- When each table last received a row, and the newest fact in it.
SELECT 'gmail_messages' AS table_name, COUNT(*) AS row_count, MAX(ingested_at) AS stored_at, MAX(sent_at) AS newest_fact FROM gmail_messages
UNION ALL
SELECT 'gmail_participants', COUNT(*), MAX(ingested_at), NULL FROM gmail_participants
UNION ALL
SELECT 'sf_accounts', COUNT(*), MAX(ingested_at), MAX(last_modified_date) FROM sf_accounts
UNION ALL
SELECT 'sf_contacts', COUNT(*), MAX(ingested_at), MAX(last_modified_date) FROM sf_contacts
UNION ALL
SELECT 'sf_leads', COUNT(*), MAX(ingested_at), MAX(created_date) FROM sf_leads
UNION ALL
SELECT 'sf_opportunities', COUNT(*), MAX(ingested_at), MAX(created_date) FROM sf_opportunities
UNION ALL
SELECT 'sf_activities', COUNT(*), MAX(ingested_at), NULL FROM sf_activities
UNION ALL
SELECT 'entity_resolution_emails', COUNT(*), MAX(resolved_at), NULL FROM entity_resolution_emails
UNION ALL
SELECT 'account_recommendations', COUNT(*), MAX(created_at), MAX(data_as_of) FROM account_recommendations
UNION ALL
SELECT 'dead_letters', COUNT(*), MAX(parked_at), NULL FROM dead_letters
ORDER BY table_name
