SELECT dead_letter_id, event_id, status, error_code, payload, replayed_by
FROM dead_letters
