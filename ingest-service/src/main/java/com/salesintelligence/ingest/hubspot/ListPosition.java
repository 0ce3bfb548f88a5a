package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a full run has come in a list, which is in the order of ids.
 *
 * @param begun HubSpot's time when the run began
 * @param latest change that was told
 * @param lastId of the last record that was read
 * @param after what HubSpot gave to ask for the next page with
 */
record ListPosition(Instant begun, Instant latest, long lastId, String after) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18});(-?\\d{1,18});(\\d{1,18});(.+)");

  /**
   * Where a run goes on that was cut short not long ago: a list tells changes, such as those of
   * associations, that no increment tells.
   */
  static Optional<ListPosition> resumed(Sink sink, HubspotApi api) {
    return sink.resumesFrom()
        .flatMap(ListPosition::of)
        .filter(position -> position.begun().isAfter(api.longAgo()));
  }

  /** Empty when it is none, such as one of an older version of this service. */
  static Optional<ListPosition> of(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new ListPosition(
                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                Instant.ofEpochMilli(Long.parseLong(parts.group(2))),
                Long.parseLong(parts.group(3)),
                parts.group(4)))
        : Optional.empty();
  }

  /** All up to this page is told. */
  static void reached(List<HubRecord> page, Instant begun, Instant latest, String next, Sink sink) {
    if (next.isEmpty() || page.isEmpty() || !sink.wantsPosition()) {
      return;
    }
    var known = latest.isBefore(Instant.EPOCH) ? Instant.EPOCH : latest;
    try {
      long last = Long.parseLong(page.getLast().id());
      sink.reached(new ListPosition(begun, known, last, next).text());
    } catch (WrongShape e) {
      // The next page will do.
    }
  }

  String text() {
    return "%d;%d;%d;%s".formatted(begun.toEpochMilli(), latest.toEpochMilli(), lastId, after);
  }
}
