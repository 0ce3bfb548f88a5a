SELECT command_id, item, kind, status, requested_by FROM source_commands ORDER BY command_id, item
