package com.salesintelligence.local.platform;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Failures of every kind, a few at a time, as long as it rages. */
final class FaultStorm {

  private static final List<String> SOURCES = List.of("gmail", "salesforce", "hubspot", "dialpad");
  private static final List<String> KINDS =
      List.of("429", "500", "503", "truncated", "reset", "cut", "drip", "html", "slow", "401");

  private final SourceRecords sandbox;
  private final Random random;

  FaultStorm(SourceRecords sandbox, long seed) {
    this.sandbox = sandbox;
    this.random = new Random(seed);
  }

  void gust() {
    var source = SOURCES.get(random.nextInt(SOURCES.size()));
    switch (random.nextInt(12)) {
      case 0 -> order(Map.of("source", "gmail", "fault", "stale-history", "path", "*/history"));
      case 1 ->
          order(
              Map.of(
                  "source",
                  "gmail",
                  "fault",
                  "not-found",
                  "parts",
                  true,
                  "count",
                  3,
                  "path",
                  "*/messages/*"));
      case 2 ->
          order(
              Map.of(
                  "source",
                  "salesforce",
                  "fault",
                  "expired-locator",
                  "path",
                  "/services/data/*/query/*"));
      case 3 -> sandbox.call("POST", "/expire", Map.of());
      case 4 ->
          order(
              Map.of("source", "gmail", "fault", "429", "parts", true, "count", 5, "millis", 300));
      default ->
          order(
              Map.of(
                  "source",
                  source,
                  "fault",
                  KINDS.get(random.nextInt(KINDS.size())),
                  "count",
                  1 + random.nextInt(4),
                  "millis",
                  100 + random.nextInt(400),
                  "rate",
                  20_000));
    }
  }

  private void order(Map<String, ?> fault) {
    if (sandbox.call("POST", "/faults", fault).isEmpty()) {
      throw new IllegalStateException("The sandbox refuses " + fault);
    }
  }

  void end() {
    sandbox.call("DELETE", "/faults", Map.of());
  }
}
