-- The open dead letters of one cause, the oldest first: what "replay all" sends again.
-- @fingerprint STRING
-- @service STRING
SELECT dead_letter_id, service
FROM dead_letters
WHERE fingerprint = @fingerprint AND service = @service AND status = 'open'
ORDER BY parked_at, dead_letter_id
LIMIT 5000
