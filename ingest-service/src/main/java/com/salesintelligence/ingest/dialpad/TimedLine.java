package com.salesintelligence.ingest.dialpad;

import com.salesintelligence.ingest.core.Body.TranscriptLine;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of a transcript in its place.
 *
 * @param startMs from the start of the call
 */
record TimedLine(String type, String speaker, String content, long startMs) {

  /** Zones differ by quarters of an hour. */
  private static final long QUARTER_MS = 15 * 60_000;

  /** Clocks of one source differ by less. */
  private static final long SLACK_MS = 60_000;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX]")
          .toFormatter();

  /**
   * Dialpad's order is not always that of speaking; a line without a time follows the one before.
   */
  static List<TimedLine> inOrder(CallRecord call, JsonNode lines) {
    var lefts = new ArrayList<@Nullable Long>();
    lines.forEach(line -> lefts.add(wall(Fields.text(line, "time"))));
    long zone = zone(call, lefts);
    var timed = new ArrayList<TimedLine>();
    long last = 0;
    for (int i = 0; i < lines.size(); i++) {
      var wall = lefts.get(i);
      last = wall == null ? last : Math.max(0, wall - call.startedAt().toEpochMilli() - zone);
      timed.add(of(lines.get(i), last));
    }
    timed.sort(Comparator.comparingLong(TimedLine::startMs));
    return timed;
  }

  private static TimedLine of(JsonNode line, long startMs) {
    return new TimedLine(
        Fields.text(line, "type"),
        Fields.text(line, "name"),
        Fields.text(line, "content"),
        startMs);
  }

  /** Each lasts until the next begins, the last one until the call ends. */
  static List<TranscriptLine> spoken(CallRecord call, List<TimedLine> said) {
    long end = call.endedAt().toEpochMilli() - call.startedAt().toEpochMilli();
    var lines = new ArrayList<TranscriptLine>();
    for (int i = 0; i < said.size(); i++) {
      var line = said.get(i);
      long until = i + 1 < said.size() ? said.get(i + 1).startMs() : Math.max(end, line.startMs());
      lines.add(
          new TranscriptLine(
              line.speaker(), line.content(), line.startMs() / 1_000.0, until / 1_000.0));
    }
    return lines;
  }

  /**
   * How far the clock on the wall was ahead of UTC, which the times do not tell: not at all when
   * they lie within the call so, else as much as puts the first line into its first quarter.
   */
  private static long zone(CallRecord call, List<@Nullable Long> walls) {
    long started = call.startedAt().toEpochMilli();
    long ended = call.endedAt().toEpochMilli();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (var wall : walls) {
      first = wall == null ? first : Math.min(first, wall);
      last = wall == null ? last : Math.max(last, wall);
    }
    if (first > last || (first >= started - SLACK_MS && last <= ended + SLACK_MS)) {
      return 0;
    }
    return Math.floorDiv(first - started, QUARTER_MS) * QUARTER_MS;
  }

  /** As if in UTC; null when it is no time. */
  private static @Nullable Long wall(String time) {
    try {
      var parsed = TIME.parse(time);
      var offset = parsed.query(TemporalQueries.offset());
      return LocalDateTime.from(parsed)
          .toInstant(offset == null ? ZoneOffset.UTC : offset)
          .toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
