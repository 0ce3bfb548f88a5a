-- People of an account, and what HubSpot holds against taking them into a sequence.
-- @account STRING
SELECT
  c.contact_id, c.first_name, c.last_name, LOWER(c.email) AS email, c.title, h.hubspot_id,
  IFNULL(h.opted_out, FALSE) AS opted_out, IFNULL(h.bounced, FALSE) AS bounced, IFNULL(h.owned, FALSE) AS owned,
  e.sequence_id, s.sequence_name
FROM sf_contacts AS c
LEFT JOIN (
  SELECT
    email, MAX(contact_id) AS hubspot_id, LOGICAL_OR(IFNULL(opted_out, FALSE)) AS opted_out,
    LOGICAL_OR(IFNULL(bounced, FALSE)) AS bounced, LOGICAL_OR(IFNULL(owner_id, '') != '') AS owned
  FROM hubspot_contacts
  GROUP BY email
) AS h ON h.email = LOWER(c.email)
LEFT JOIN (
  SELECT contact_email, MAX(sequence_id) AS sequence_id
  FROM hubspot_enrollments
  WHERE status = 'ACTIVE'
  GROUP BY contact_email
) AS e ON e.contact_email = LOWER(c.email)
LEFT JOIN hubspot_sequences AS s ON s.sequence_id = e.sequence_id
WHERE c.account_id = @account
ORDER BY IFNULL(c.is_primary, FALSE) DESC, c.last_name, c.first_name, c.contact_id
LIMIT 200
