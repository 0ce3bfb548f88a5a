-- @command_id STRING
-- @item STRING
SELECT
  status, IFNULL(reason, '') AS reason, IFNULL(message, '') AS message,
  IFNULL(external_id, '') AS external_id, completed_at
FROM source_commands
WHERE command_id = @command_id AND item = @item
