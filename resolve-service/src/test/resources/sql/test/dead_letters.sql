SELECT error_code, error_message, status
FROM dead_letters
ORDER BY error_code
