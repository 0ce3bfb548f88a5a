package com.salesintelligence.webtest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dead letters of the made-up company, in three groups. */
final class DemoDeadLetters {

  private DemoDeadLetters() {}

  static void fill(FakeQueries queries, Instant now) {
    queries.answer("sql/deadletters/groups.sql", groups(now));
    queries.answer("sql/deadletters/letters.sql", p -> letters(p, now));
    queries.answer("sql/deadletters/letter.sql", p -> letter(p, now));
    queries.answer("sql/deadletters/attributes.sql", DemoDeadLetters::attributes);
    queries.answer("sql/deadletters/open.sql", p -> open(p));
    queries.answer(
        "sql/deadletters/progress.sql", List.of(Map.of("replayed", 1, "failedAgain", 0)));
  }

  private static List<Map<String, Object>> groups(Instant now) {
    return List.of(
        group(
            "a1b2c3",
            "resolve-service",
            "UNREADABLE_MAIL",
            "BAD_INPUT",
            "The mail's base64 ends in the middle of a group: ask the source for it again, or replay once the parser reads it.",
            "salesintelligence.events.v1.RecordReceived",
            14,
            12,
            now.minusSeconds(300)),
        group(
            "d4e5f6",
            "ingest-service",
            "SOURCE_REFUSED",
            "EXTERNAL",
            "Salesforce answered 403 for object type Task: give the integration user the permission “View All Data”.",
            "salesintelligence.commands.v1.SyncRequested",
            2,
            2,
            now.minusSeconds(7200)),
        group(
            "0718ab",
            "score-service",
            "UNKNOWN_EVENT_TYPE",
            "BAD_INPUT",
            "No handler knows this event type: publish it on its own topic.",
            "com.example.Ping",
            3,
            0,
            now.minusSeconds(170000)));
  }

  private static Map<String, Object> group(
      String fingerprint,
      String service,
      String code,
      String category,
      String message,
      String type,
      long letters,
      long open,
      Instant newest) {
    return Map.ofEntries(
        Map.entry("fingerprint", fingerprint),
        Map.entry("service", service),
        Map.entry("subscription", "raw-records." + service),
        Map.entry("errorCode", code),
        Map.entry("errorCategory", category),
        Map.entry("errorMessage", message),
        Map.entry("eventType", type),
        Map.entry("letters", letters),
        Map.entry("openLetters", open),
        Map.entry("replayedLetters", letters - open),
        Map.entry("newestAt", newest));
  }

  private static List<Map<String, Object>> letters(Map<String, ?> p, Instant now) {
    if (!"a1b2c3".equals(p.get("fingerprint"))) {
      return List.of();
    }
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 14; i++) {
      var row = new HashMap<String, Object>(letter(Map.of("letter", "dl" + i), now).getFirst());
      row.keySet()
          .removeAll(
              List.of(
                  "topic",
                  "messageId",
                  "payload",
                  "fingerprint",
                  "serviceVersion",
                  "publishedAt",
                  "replayedAs"));
      row.put("status", i < 12 ? "open" : "replayed");
      if (i >= 12) {
        row.put("replayedAt", now.minusSeconds(120));
        row.put("replayedBy", "olga");
      }
      row.put("total", 14);
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> letter(Map<String, ?> p, Instant now) {
    if (p.get("letter").toString().startsWith("unread")) {
      return unread(letter(Map.of("letter", "dl1"), now).getFirst(), p.get("letter"));
    }
    if (!p.get("letter").toString().startsWith("dl")) {
      return List.of();
    }
    var payload =
        "\n\u0005gmail\u0012\u0007message\u001a\u001019a2b3c4d5e6f708(\u00d7\u0001Zx{\"raw\":\"RnJvbTogQW5h\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    return List.of(
        Map.ofEntries(
            Map.entry("deadLetterId", p.get("letter")),
            Map.entry("subscription", "raw-records.resolve-service"),
            Map.entry("topic", "raw-records"),
            Map.entry("service", "resolve-service"),
            Map.entry("messageId", "118273645"),
            Map.entry("eventId", "gmail/message/19a2b3c4d5e6f708/1763625123"),
            Map.entry("eventType", "salesintelligence.events.v1.RecordReceived"),
            Map.entry("payload", payload),
            Map.entry("errorCode", "UNREADABLE_MAIL"),
            Map.entry("errorCategory", "BAD_INPUT"),
            Map.entry(
                "errorMessage",
                "The mail's base64 ends in the middle of a group: ask the source for it again, or replay once the parser reads it."),
            Map.entry("fingerprint", "a1b2c3"),
            Map.entry("serviceVersion", "0.1.0"),
            Map.entry("deliveryAttempt", 1),
            Map.entry("publishedAt", now.minusSeconds(320)),
            Map.entry("parkedAt", now.minusSeconds(300)),
            Map.entry("status", "open")));
  }

  /** What ingest-service could not read. */
  private static List<Map<String, Object>> unread(Map<String, Object> letter, Object id) {
    var row = new HashMap<>(letter);
    row.put("deadLetterId", id);
    row.put("service", "ingest-service");
    row.put("subscription", "raw-records.ingest-service");
    row.put("errorCode", "SOURCE_RECORD_UNREADABLE");
    row.put("errorMessage", "Gmail's answer for this mail has an unexpected shape at historyId.");
    return List.of(row);
  }

  private static List<Map<String, Object>> attributes(Map<String, ?> p) {
    var source =
        switch (p.get("letter").toString()) {
          case "unread" -> "/gmail/message";
          case "unread-file" -> "/documents/document";
          default -> "/ingest-service";
        };
    return List.of(
        Map.of("key", "ce-id", "value", "gmail/message/19a2b3c4d5e6f708/1763625123"),
        Map.of("key", "ce-source", "value", source),
        Map.of("key", "ce-type", "value", "salesintelligence.events.v1.RecordReceived"),
        Map.of(
            "key",
            "traceparent",
            "value",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
  }

  private static List<Map<String, Object>> open(Map<String, ?> p) {
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 12 && "a1b2c3".equals(p.get("fingerprint")); i++) {
      rows.add(Map.of("deadLetterId", "dl" + i, "service", "resolve-service"));
    }
    return rows;
  }
}
