-- What became of the newest commands of one kind about one thing.
-- @kind STRING
-- @item STRING
SELECT
  c.command_id, c.item, IFNULL(c.kind, '') AS kind, IFNULL(NULLIF(m.subject, ''), c.item) AS label, c.requested_by,
  c.requested_at, IFNULL(c.status, 'started') AS status, c.reason, c.message, c.external_id, c.completed_at
FROM source_commands AS c
LEFT JOIN gmail_message_facts AS m ON m.message_id = c.item
WHERE c.kind = @kind AND c.item = @item
ORDER BY c.requested_at DESC, c.command_id
LIMIT 5
