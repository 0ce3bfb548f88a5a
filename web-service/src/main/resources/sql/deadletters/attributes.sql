-- The attributes that a dead letter had as a message.
-- @letter STRING
SELECT a.key, a.value
FROM dead_letters AS d
CROSS JOIN UNNEST(d.attributes) AS a
WHERE d.dead_letter_id = @letter
ORDER BY a.key
