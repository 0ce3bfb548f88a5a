-- Dead letters by cause, those with open ones first.
SELECT
  fingerprint, service, subscription, error_code, error_category, MAX(error_message) AS error_message,
  MAX(event_type) AS event_type, COUNT(*) AS letters, COUNTIF(status = 'open') AS open_letters,
  COUNTIF(status = 'replayed') AS replayed_letters, MIN(parked_at) AS oldest_at, MAX(parked_at) AS newest_at,
  MAX(replayed_at) AS replayed_at
FROM dead_letters
GROUP BY fingerprint, service, subscription, error_code, error_category
ORDER BY IF(COUNTIF(status = 'open') > 0, 0, 1), MAX(parked_at) DESC, fingerprint
LIMIT 200
