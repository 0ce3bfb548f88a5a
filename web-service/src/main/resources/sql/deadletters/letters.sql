-- The dead letters of one cause, open ones first, then the newest.
-- @fingerprint STRING
-- @service STRING
-- @limit INT64
-- @offset INT64
SELECT
  dead_letter_id, event_type, event_id, service, subscription, error_code, error_category, error_message, delivery_attempt,
  parked_at, status, replayed_at, replayed_by, replay_reason, COUNT(*) OVER () AS total
FROM dead_letters
WHERE fingerprint = @fingerprint AND service = @service
ORDER BY IF(status = 'open', 0, 1), parked_at DESC, dead_letter_id
LIMIT @limit OFFSET @offset
