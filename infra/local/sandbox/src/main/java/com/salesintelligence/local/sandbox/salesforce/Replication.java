package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers {@code deleted} and {@code updated}: the ids that changed within a window. */
final class Replication {
  private static final Duration DELETED = Duration.ofDays(15);
  private static final Duration UPDATED = Duration.ofDays(30);

  private final Records records;
  private final InstantSource clock;

  private record Window(Instant start, Instant end) {
    boolean holds(Instant time) {
      return !time.isBefore(start) && time.isBefore(end);
    }
  }

  Replication(Records records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  Answer deleted(ObjectType type, Request request) {
    var window = window(request, DELETED);
    List<Map<String, String>> deleted =
        changed(type, window)
            .filter(Row::deleted)
            .map(row -> Map.of("id", row.id(), "deletedDate", Times.write(row.modified())))
            .toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("deletedRecords", deleted);
    answer.put("earliestDateAvailable", Times.write(clock.instant().minus(DELETED)));
    answer.put("latestDateCovered", Times.write(covered(window)));
    return Answer.json(200, answer);
  }

  Answer updated(ObjectType type, Request request) {
    var window = window(request, UPDATED);
    var ids = changed(type, window).filter(row -> !row.deleted()).map(Row::id).toList();
    return Answer.json(200, Map.of("ids", ids, "latestDateCovered", Times.write(covered(window))));
  }

  private Stream<Row> changed(ObjectType type, Window window) {
    var since = new Bound(window.start, "", false);
    return records
        .select(type, new Condition(row -> window.holds(row.modified()), since), Long.MAX_VALUE)
        .stream();
  }

  private Instant covered(Window window) {
    Instant now = clock.instant();
    return window.end.isBefore(now) ? window.end : now;
  }

  private Window window(Request request, Duration longest) {
    Instant start = time(request, "start");
    Instant end = time(request, "end");
    if (!start.isBefore(end)) {
      throw SalesforceError.INVALID_REPLICATION_DATE.refusal(
          "startDate before endDate is required");
    }
    if (start.isBefore(clock.instant().minus(longest))) {
      throw SalesforceError.INVALID_REPLICATION_DATE.refusal(
          "startDate cannot be more than " + longest.toDays() + " days ago");
    }
    return new Window(start, end);
  }

  private static Instant time(Request request, String name) {
    String text = request.parameter(name).orElse("").replace(' ', '+');
    Instant time = Times.parse(text);
    if (time == null) {
      throw SalesforceError.INVALID_REPLICATION_DATE.refusal(
          "%s must be a time such as 2026-11-20T05:30:00+00:00, not '%s'".formatted(name, text));
    }
    return time;
  }
}
