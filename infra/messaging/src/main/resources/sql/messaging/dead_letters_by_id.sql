-- @ids ARRAY<STRING>
SELECT
  dead_letter_id,
  subscription,
  topic,
  service,
  message_id,
  event_id,
  event_type,
  payload,
  attributes,
  ordering_key,
  error_code,
  error_category,
  error_message,
  fingerprint,
  service_version,
  delivery_attempt,
  published_at,
  parked_at,
  status
FROM dead_letters
WHERE dead_letter_id IN UNNEST(@ids)
