package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Records of one type that Salesforce says were deleted since a time. A query tells of deleted
 * records only as long as they lie in the recycle bin: what it did not tell is told from here.
 */
final class Deletions {

  /** Salesforce refuses shorter windows. */
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(2);

  private final String type;
  private final Map<String, Instant> pending;
  private final Instant covered;

  private Deletions(String type, Map<String, Instant> pending, Instant covered) {
    this.type = type;
    this.pending = pending;
    this.covered = covered;
  }

  static Deletions none(String type) {
    return new Deletions(type, new HashMap<>(), Instant.MAX);
  }

  /**
   * @return empty when Salesforce no longer knows all of them, so that only a full reading helps
   */
  static Optional<Deletions> since(SalesforceApi api, String type, Instant since) {
    var end = api.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    var start = earlier(since, end.minus(SHORTEST_WINDOW)).truncatedTo(ChronoUnit.SECONDS);
    JsonNode answer;
    try {
      answer =
          api.get(
              "sobjects/%s/deleted/?start=%s&end=%s".formatted(type, encoded(start), encoded(end)));
    } catch (SourceFailure failure) {
      if (failure.fault() == Fault.SOURCE_CURSOR_REFUSED) {
        return Optional.empty();
      }
      throw failure;
    }
    return read(type, since, answer);
  }

  private static Optional<Deletions> read(String type, Instant since, JsonNode answer) {
    try {
      if (time(answer, "earliestDateAvailable").isAfter(since)) {
        return Optional.empty();
      }
      var pending = new HashMap<String, Instant>();
      for (var deleted : answer.path("deletedRecords")) {
        var time = time(deleted, "deletedDate");
        if (!time.isBefore(since.truncatedTo(ChronoUnit.SECONDS))) {
          pending.put(deleted.path("id").asString(""), time);
        }
      }
      return Optional.of(new Deletions(type, pending, time(answer, "latestDateCovered")));
    } catch (DateTimeException e) {
      throw SalesforceFailures.unreadable(e);
    }
  }

  private static Instant time(JsonNode answer, String field) {
    return Times.parse(answer.path(field).asString(""));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static String encoded(Instant time) {
    return SalesforceApi.encode(Times.write(time));
  }

  /** A query tells of the record, and more precisely. */
  void told(Reading reading) {
    if (!pending.isEmpty()) {
      pending.remove(reading.key().externalId());
    }
  }

  /** Tells what no query told. */
  void tellRest(Sink sink) {
    pending.forEach(
        (id, time) ->
            sink.accept(
                Reading.Gone.of(
                    new RecordKey(type, id), SalesforceSource.micros(endOfSecond(time)))));
  }

  /** Salesforce leaves out the fraction, and a change before it within that second counts less. */
  private static Instant endOfSecond(Instant time) {
    return time.getNano() == 0 ? time.plusSeconds(1).minusNanos(1_000) : time;
  }

  /** Up to where Salesforce is sure of them. */
  Instant covered() {
    return covered;
  }
}
