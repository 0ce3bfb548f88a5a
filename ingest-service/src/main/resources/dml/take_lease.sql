-- Compare and set: changes no row while another holds the lease. Whoever takes it again before anybody else goes on under
-- its token.
-- @name STRING
-- @holder STRING
-- @millis INT64
MERGE source_leases AS l
USING (SELECT @name AS lease_name) AS wanted
ON l.lease_name = wanted.lease_name
WHEN MATCHED AND (l.holder = @holder OR l.expires_at <= CURRENT_TIMESTAMP()) THEN
  UPDATE SET
    holder = @holder,
    fencing_token = IF(
      l.holder = @holder, l.fencing_token, GREATEST(l.fencing_token + 1, UNIX_MICROS(CURRENT_TIMESTAMP()))),
    expires_at = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL @millis MILLISECOND)
WHEN NOT MATCHED THEN
  INSERT (lease_name, holder, fencing_token, expires_at)
  VALUES (
    @name, @holder, UNIX_MICROS(CURRENT_TIMESTAMP()),
    TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL @millis MILLISECOND))
