package com.salesintelligence.webtest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Unmatched senders, dead letters and runs of the made-up company. */
final class DemoOperations {

  private static final String[][] SENDERS = {
    {
      "Sofia Marques",
      "sofia.marques@northwind.example",
      "Introduction from Ana",
      "Hi, Ana suggested I contact you about the data protection annex before Thursday.",
      "Northwind Logistics"
    },
    {
      "Dr. Karl Brandt",
      "k.brandt@brandt-consulting.example",
      "Your offer for Granite Health",
      "I advise Granite Health on their tender and would like to understand the scope.",
      ""
    },
    {
      "",
      "procurement@lumen-analytics.example",
      "RFP 2026-118: clarification round",
      "Please find the answers to the vendor questions attached.",
      "Lumen Analytics"
    },
    {
      "Jun Takeda",
      "jun.takeda@gmail.example",
      "Following up from the fair",
      "It was good to meet you at booth 14. We run 60 warehouses in Japan and",
      ""
    },
    {
      "Priscilla Achieng",
      "priscilla@tidewater.example",
      "Invoice address",
      "Could you use the new address from the first of December on?",
      "Tidewater Marine"
    },
    {
      "Noah Feldman",
      "noah@feldman-partners.example",
      "Question about your API",
      "Do you offer a sandbox for partners?",
      ""
    },
  };

  private DemoOperations() {}

  static void fill(FakeQueries queries, Instant now) {
    queries.answer("sql/unmatched/addresses.sql", senders(now));
    queries.answer("sql/unmatched/mails.sql", p -> mails(p, now));
    queries.answer("sql/unmatched/candidates.sql", candidates());
    queries.answer("sql/unmatched/decisions.sql", decisions(now));
    queries.answer("sql/deadletters/groups.sql", groups(now));
    queries.answer("sql/deadletters/letters.sql", p -> letters(p, now));
    queries.answer("sql/deadletters/letter.sql", p -> letter(p, now));
    queries.answer("sql/deadletters/attributes.sql", attributes());
    queries.answer("sql/deadletters/open.sql", p -> open(p));
    queries.answer(
        "sql/deadletters/progress.sql", List.of(Map.of("replayed", 1, "failedAgain", 0)));
    queries.answer("sql/runs/recent.sql", runs(now));
    queries.answer("sql/runs/freshness.sql", freshness(now));
  }

  private static List<Map<String, Object>> senders(Instant now) {
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < SENDERS.length; i++) {
      var row = new HashMap<String, Object>();
      row.put("fromName", SENDERS[i][0]);
      row.put("emailAddress", SENDERS[i][1]);
      row.put("subject", SENDERS[i][2]);
      row.put("snippet", SENDERS[i][3]);
      if (!SENDERS[i][4].isEmpty()) {
        row.put("accountName", SENDERS[i][4]);
        row.put("accountId", DemoCompany.FIRST);
      }
      row.put("mails", 9 - i);
      row.put("messageId", "m1");
      row.put("sentAt", now.minus(Duration.ofMinutes(12 + 95L * i)));
      row.put("mailboxEmail", "maya.lindqvist@harborlight.example");
      row.put("total", SENDERS.length);
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> mails(Map<String, ?> p, Instant now) {
    if (!p.get("address").toString().contains("@")) {
      return List.of();
    }
    return List.of(
        Map.of(
            "messageId",
            "m1",
            "subject",
            "Introduction from Ana",
            "snippet",
            SENDERS[0][3],
            "sentAt",
            now.minusSeconds(800),
            "role",
            "from",
            "total",
            7),
        Map.of(
            "messageId",
            "m2",
            "subject",
            "Re: Data protection annex",
            "snippet",
            "Thank you, we will look at it.",
            "sentAt",
            now.minusSeconds(90000),
            "role",
            "cc",
            "total",
            7));
  }

  private static List<Map<String, Object>> candidates() {
    return List.of(
        Map.of(
            "kind",
            "account",
            "id",
            DemoCompany.FIRST,
            "name",
            "Northwind Logistics",
            "detail",
            "northwind.example",
            "accountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics"),
        Map.of(
            "kind",
            "contact",
            "id",
            "003A",
            "name",
            "Ana Duarte",
            "detail",
            "ana.duarte@northwind.example",
            "accountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics"),
        Map.of(
            "kind",
            "contact",
            "id",
            "003B",
            "name",
            "Lars Holm",
            "detail",
            "lars.holm@northwind.example",
            "accountId",
            DemoCompany.FIRST,
            "accountName",
            "Northwind Logistics"));
  }

  private static List<Map<String, Object>> decisions(Instant now) {
    return List.of(
        Map.of(
            "mappingId",
            "1",
            "emailAddress",
            "mara@asteria.example",
            "contactId",
            "003Z",
            "accountId",
            "001Z",
            "createdBy",
            "maya",
            "createdAt",
            now.minusSeconds(4000),
            "isActive",
            true,
            "contactName",
            "Mara Silva",
            "accountName",
            "Asteria Biotech"),
        Map.of(
            "mappingId",
            "2",
            "emailAddress",
            "newsletter@press.example",
            "createdBy",
            "max",
            "createdAt",
            now.minusSeconds(90000),
            "isActive",
            true),
        Map.of(
            "mappingId",
            "3",
            "emailAddress",
            "joe@old.example",
            "createdBy",
            "max",
            "createdAt",
            now.minusSeconds(190000),
            "isActive",
            false));
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
                  "subscription",
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

  private static List<Map<String, Object>> attributes() {
    return List.of(
        Map.of("key", "ce-id", "value", "gmail/message/19a2b3c4d5e6f708/1763625123"),
        Map.of("key", "ce-source", "value", "/ingest-service"),
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

  private static List<Map<String, Object>> runs(Instant now) {
    return List.of(
        run("r1", "gmail", "incremental", "all", now.minusSeconds(8), 1, 12, 0, "success", ""),
        run(
            "r2",
            "salesforce",
            "incremental",
            "Contact",
            now.minusSeconds(64),
            2,
            31,
            0,
            "success",
            ""),
        run(
            "r3",
            "salesforce",
            "incremental",
            "Task",
            now.minusSeconds(7300),
            4,
            210,
            2,
            "partial",
            "2 records had no id and were parked as dead letters."),
        run(
            "r4",
            "gmail",
            "full",
            "maya.lindqvist@harborlight.example",
            now.minusSeconds(9000),
            41,
            0,
            0,
            "failed",
            "Gmail answered 403: grant the service account domain-wide delegation for gmail.readonly."),
        run(
            "r5",
            "salesforce",
            "full",
            "all",
            now.minusSeconds(90000),
            96,
            12840,
            0,
            "success",
            ""));
  }

  private static Map<String, Object> run(
      String id,
      String source,
      String type,
      String scope,
      Instant start,
      long seconds,
      long rows,
      long failed,
      String status,
      String error) {
    return Map.of(
        "runId",
        id,
        "sourceSystem",
        source,
        "jobType",
        type,
        "scope",
        scope,
        "startedAt",
        start,
        "completedAt",
        start.plusSeconds(seconds),
        "rowsProcessed",
        rows,
        "rowsFailed",
        failed,
        "status",
        status,
        "errorMessage",
        error);
  }

  private static List<Map<String, Object>> freshness(Instant now) {
    return List.of(
        Map.of(
            "tableName",
            "account_recommendations",
            "rowCount",
            712,
            "storedAt",
            now.minusSeconds(4),
            "newestFact",
            now.minusSeconds(9)),
        Map.of(
            "tableName",
            "gmail_messages",
            "rowCount",
            48211,
            "storedAt",
            now.minusSeconds(7),
            "newestFact",
            now.minusSeconds(12)),
        Map.of("tableName", "sf_accounts", "rowCount", 24, "storedAt", now.minusSeconds(64)),
        Map.of("tableName", "sf_contacts", "rowCount", 186, "storedAt", now.minusSeconds(64)));
  }
}
