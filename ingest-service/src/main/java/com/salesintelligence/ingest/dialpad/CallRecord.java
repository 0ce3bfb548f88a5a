package com.salesintelligence.ingest.dialpad;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A concluded call as the list tells it.
 *
 * @param endedAt when it was hung up; where Dialpad leaves that out, as far as its length tells
 * @param talkedMs 0 when nobody answered
 */
record CallRecord(
    String id,
    String direction,
    String from,
    String to,
    Instant startedAt,
    Instant endedAt,
    long talkedMs,
    String userId,
    String userName,
    String userEmail,
    String contactName,
    String entryPointCallId,
    boolean recorded) {

  /**
   * @throws WrongShape when it is none
   */
  static CallRecord of(JsonNode json) {
    var direction = Fields.text(json, "direction").toLowerCase(Locale.ROOT);
    if (!direction.equals("inbound") && !direction.equals("outbound")) {
      throw new WrongShape("direction", "inbound or outbound");
    }
    boolean outbound = direction.equals("outbound");
    var ours = outbound ? shown(json) : Fields.text(json, "internal_number");
    var theirs = Fields.text(json, "external_number");
    var target = json.path("target");
    boolean byUser = Fields.text(target, "type").equals("user");
    var started = required(Fields.time(json, "date_started"), "date_started");
    return new CallRecord(
        named(json),
        direction,
        outbound ? ours : theirs,
        outbound ? theirs : ours,
        started,
        ended(json, started),
        Fields.millis(json, "duration"),
        byUser ? Fields.text(target, "id") : "",
        byUser ? Fields.text(target, "name") : "",
        byUser ? Fields.text(target, "email") : "",
        Fields.text(json.path("contact"), "name"),
        Fields.id(json, "entry_point_call_id"),
        Fields.flag(json, "was_recorded"));
  }

  /** What can have a transcript. */
  boolean talked() {
    return talkedMs > 0;
  }

  private static String named(JsonNode json) {
    var id = Fields.id(json, "call_id");
    if (id.isEmpty()) {
      throw new WrongShape("call_id", "there");
    }
    return id;
  }

  /** The other side sees the number of the proxy, where there is one. */
  private static String shown(JsonNode json) {
    var proxy = Fields.text(json.path("proxy_target"), "phone");
    return proxy.isEmpty() ? Fields.text(json, "internal_number") : proxy;
  }

  private static Instant ended(JsonNode json, Instant started) {
    var ended = Fields.time(json, "date_ended");
    if (ended != null) {
      return ended.isBefore(started) ? started : ended;
    }
    long length = Math.max(Fields.millis(json, "total_duration"), Fields.millis(json, "duration"));
    return started.plusMillis(length);
  }

  private static Instant required(@Nullable Instant time, String field) {
    if (time == null) {
      throw new WrongShape(field, "there");
    }
    return time;
  }
}
