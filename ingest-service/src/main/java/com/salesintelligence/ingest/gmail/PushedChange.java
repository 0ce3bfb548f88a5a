package com.salesintelligence.ingest.gmail;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Gmail publishes when a mailbox has changed.
 *
 * @param historyId of the newest change
 */
record PushedChange(String mailbox, long historyId) {

  /**
   * @return empty when it is nothing that Gmail publishes
   */
  static Optional<PushedChange> parse(byte[] json) {
    try {
      var message = JsonMapper.shared().readTree(json);
      var mailbox = message.path("emailAddress").asString("");
      long historyId = number(message.path("historyId"));
      return mailbox.isEmpty() || historyId <= 0
          ? Optional.empty()
          : Optional.of(new PushedChange(mailbox, historyId));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Gmail writes it as a number, and elsewhere as text. */
  private static long number(JsonNode value) {
    return value.isString() || value.isIntegralNumber() ? value.asLong(0) : 0;
  }

  boolean isBehind(String cursor) {
    return Long.parseLong(cursor) >= historyId;
  }
}
