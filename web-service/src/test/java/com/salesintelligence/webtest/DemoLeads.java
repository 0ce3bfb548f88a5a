package com.salesintelligence.webtest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of leads that were asked for. */
final class DemoLeads {

  private DemoLeads() {}

  static List<Map<String, Object>> recent(Instant now) {
    return List.of(
        lead(
            "c1",
            "m1",
            "done",
            "",
            "The lead was created in Salesforce.",
            "00Q000000000001AAA",
            now),
        lead(
            "c2",
            "m2",
            "skipped",
            "DUPLICATE",
            "Salesforce holds 00Q000000000007AAA like it; create it all the same if it is somebody"
                + " else.",
            "00Q000000000007AAA",
            now));
  }

  /** As a page that waits for them sees them. */
  static List<Map<String, Object>> of(Map<String, ?> asked, Instant now) {
    var id = String.valueOf(asked.get("command_id"));
    return id.equals("waiting")
        ? List.of(lead(id, "m1", "started", "", "", "", now))
        : List.of(
            lead(id, "m1", "done", "", "The lead was created.", "00Q000000000001AAA", now),
            lead(id, "m2", "failed", "SOURCE_UNAUTHORIZED", "Allow it.", "", now));
  }

  /** Replies to the mail that the company's pages show. */
  static List<Map<String, Object>> drafts(Instant now) {
    var draft = lead("c3", "m1", "done", "", "The draft is in Gmail.", "r-17", now);
    draft.put("kind", "draft");
    return List.of(draft);
  }

  private static Map<String, Object> lead(
      String command,
      String mail,
      String status,
      String reason,
      String message,
      String externalId,
      Instant now) {
    var row = new HashMap<String, Object>();
    row.put("commandId", command);
    row.put("item", mail);
    row.put("kind", "lead");
    row.put("label", mail.equals("m1") ? "Your offer" : "Delivery & <prices>");
    row.put("requestedBy", "maya");
    row.put("requestedAt", now.minusSeconds(90));
    row.put("status", status);
    row.put("reason", reason);
    row.put("message", message);
    row.put("externalId", externalId);
    row.put("completedAt", now.minusSeconds(80));
    return row;
  }
}
