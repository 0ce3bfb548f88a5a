-- How many dead letters of one cause were sent again since a replay was asked for, and how many came back.
-- @since TIMESTAMP
-- @fingerprint STRING
-- @service STRING
SELECT
  COUNTIF(status = 'replayed' AND replayed_at >= @since) AS replayed,
  COUNTIF(status = 'open' AND parked_at >= @since) AS failed_again
FROM dead_letters
WHERE fingerprint = @fingerprint AND service = @service
