SELECT error_code, error_message, event_type, payload FROM dead_letters
