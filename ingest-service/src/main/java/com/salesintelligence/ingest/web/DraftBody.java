package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.SourceCommand;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a draft: {@code mailbox}, {@code thread_id}, {@code body_text}, and
 * optionally {@code message_id}, the mail that is answered.
 */
record DraftBody(JsonBody body) {

  private static final int LONGEST_TEXT = 1_000_000;
  private static final String EXAMPLE =
      "{\"mailbox\": \"maya@…\", \"thread_id\": \"18c…\", \"body_text\": \"Hello …\"}";
  private static final Set<String> FIELDS =
      Set.of(
          "mailbox",
          "thread_id",
          "message_id",
          "body_text",
          JsonBody.COMMAND_ID,
          JsonBody.REQUESTED_BY);

  static DraftBody parse(byte @Nullable [] json) {
    return new DraftBody(JsonBody.parse(json, FIELDS, EXAMPLE));
  }

  SourceCommand.Draft command(Instant now) {
    return new SourceCommand.Draft(
        new Order(body.commandId(), body.requestedBy(), now),
        body.text("mailbox"),
        body.text("thread_id"),
        body.textOr("message_id", ""),
        body.text("body_text", LONGEST_TEXT));
  }
}
