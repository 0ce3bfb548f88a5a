package com.salesintelligence.webtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who of an account can be taken into which sequence, and what became of it. */
public final class DemoEnrolment {

  private static final String[][] PEOPLE = {
    {"003A", "Ana", "Duarte", "ana.duarte@northwind.example", "Chief Financial Officer", ""},
    {"003B", "Lars", "Holm", "lars.holm@northwind.example", "Head of Fleet", "optedOut"},
    {"003C", "Ingrid", "Solberg", "ingrid.solberg@northwind.example", "Buyer", ""},
    {"003D", "Per", "Nilsen", "per.nilsen@northwind.example", "Chief Operating Officer", "in"},
    {"003E", "Kari", "Moe", "kari.moe@northwind.example", "Assistant", "bounced"},
    {"003F", "Nils", "<b>Berg</b>", "nils.berg@northwind.example", "Driver", "unknown"},
    {"003G", "Tor", "Lie", "tor.lie@northwind.example", "Dispatcher", "unowned"},
    {"003H", "Eva", "Dahl", "", "Controller", ""}
  };

  private DemoEnrolment() {}

  static void fill(FakeQueries queries) {
    queries.answer(
        "sql/enrolment/account.sql",
        asked ->
            String.valueOf(asked.get("account")).startsWith("001")
                ? List.of(
                    Map.of("accountId", asked.get("account"), "accountName", "Northwind Logistics"))
                : List.of());
    queries.answer("sql/enrolment/people.sql", people());
    queries.answer(
        "sql/enrolment/sequences.sql",
        List.of(
            Map.of("sequenceId", "31", "sequenceName", "After the first meeting", "stepCount", 4),
            Map.of("sequenceId", "32", "sequenceName", "Renewal in 60 days", "stepCount", 6)));
  }

  private static List<Map<String, Object>> people() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var person : PEOPLE) {
      var row = new HashMap<String, Object>();
      row.put("contactId", person[0]);
      row.put("firstName", person[1]);
      row.put("lastName", person[2]);
      row.put("email", person[3].isEmpty() ? null : person[3]);
      row.put("title", person[4]);
      row.put("hubspotId", person[5].equals("unknown") ? null : "7" + person[0]);
      row.put("optedOut", person[5].equals("optedOut"));
      row.put("bounced", person[5].equals("bounced"));
      row.put("owned", !person[5].equals("unowned"));
      row.put("sequenceId", person[5].equals("in") ? "32" : null);
      row.put("sequenceName", person[5].equals("in") ? "Renewal in 60 days" : null);
      rows.add(row);
    }
    return rows;
  }

  static List<Map<String, Object>> recent(Instant now) {
    return List.of(
        outcome(
            "e1",
            "per.nilsen@northwind.example",
            "done",
            "",
            "The contact is in the sequence.",
            "600001",
            now));
  }

  /** As a page that waits for two of them sees them. */
  public static List<Map<String, Object>> outcomes(Map<String, ?> asked, Instant now) {
    var id = String.valueOf(asked.get("command_id"));
    return List.of(
        outcome(
            id,
            "ana.duarte@northwind.example",
            "done",
            "",
            "The contact is in the sequence.",
            "600002",
            now),
        outcome(
            id,
            "ingrid.solberg@northwind.example",
            "skipped",
            "OPTED_OUT",
            "This contact has opted out of mail.",
            "7003C",
            now));
  }

  private static Map<String, Object> outcome(
      String command,
      String email,
      String status,
      String reason,
      String message,
      String externalId,
      Instant now) {
    return Map.ofEntries(
        Map.entry("commandId", command),
        Map.entry("item", email),
        Map.entry("kind", "enrolment"),
        Map.entry("label", email),
        Map.entry("requestedBy", "maya"),
        Map.entry("requestedAt", now.minusSeconds(90)),
        Map.entry("status", status),
        Map.entry("reason", reason),
        Map.entry("message", message),
        Map.entry("externalId", externalId),
        Map.entry("completedAt", now.minusSeconds(80)));
  }
}
