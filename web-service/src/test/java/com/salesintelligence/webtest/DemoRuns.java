package com.salesintelligence.webtest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs of the made-up company, and how fresh its tables are. */
final class DemoRuns {

  private DemoRuns() {}

  static void fill(FakeQueries queries, Instant now) {
    queries.answer("sql/runs/recent.sql", runs(now));
    queries.answer("sql/runs/freshness.sql", freshness(now));
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
    return Map.ofEntries(
        Map.entry("runId", id),
        Map.entry("sourceSystem", source),
        Map.entry("jobType", type),
        Map.entry("scope", scope),
        Map.entry("startedAt", start),
        Map.entry("completedAt", start.plusSeconds(seconds)),
        Map.entry("rowsProcessed", rows),
        Map.entry("rowsFailed", failed),
        Map.entry("status", status),
        Map.entry("errorMessage", error),
        Map.entry("position", status.equals("failed") ? "" : scope + "=1763640000000000"));
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
