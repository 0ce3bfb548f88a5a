-- One dead letter with its payload.
-- @letter STRING
SELECT
  dead_letter_id, subscription, topic, service, message_id, event_id, event_type, payload, error_code,
  error_category, error_message, fingerprint, service_version, delivery_attempt, published_at, parked_at, status,
  replayed_at, replayed_by, replay_reason, replayed_as
FROM dead_letters
WHERE dead_letter_id = @letter
