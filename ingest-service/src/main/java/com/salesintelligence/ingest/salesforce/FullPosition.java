package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.salesforce.Soql.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a full run has come: through all types before this one, up to a place in its order, and
 * through some rows of the job that brings what lies behind the place.
 *
 * @param begun Salesforce's time when the run began
 * @param place null: before the first record
 * @param job null: none is under way
 */
record FullPosition(Instant begun, String type, @Nullable Place place, @Nullable StartedJob job) {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?<begun>\\d{1,18});(?<type>\\w+);(?:(?<stamp>[^;]+);(?<id>\\w*))?"
              + "(?:;(?<job>\\w+);(?<rows>\\d{1,18});(?<fields>-?\\d+))?");

  /**
   * A job whose results can still be read.
   *
   * @param rows how many of its rows were passed on
   * @param fields tells the fields that it was asked for from others
   */
  record StartedJob(String id, long rows, int fields) {}

  /** Empty when it is none, such as one of an older version of this service. */
  static Optional<FullPosition> of(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var stamp = parts.group("stamp");
      var job = parts.group("job");
      return Optional.of(
          new FullPosition(
              Instant.ofEpochMilli(Long.parseLong(parts.group("begun"))),
              parts.group("type"),
              stamp == null ? null : new Place(Times.parse(stamp), parts.group("id")),
              job == null
                  ? null
                  : new StartedJob(
                      job,
                      Long.parseLong(parts.group("rows")),
                      Integer.parseInt(parts.group("fields")))));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isOf(List<Sobject> sobjects) {
    return sobjects.stream().anyMatch(sobject -> sobject.type().equals(type));
  }

  String text() {
    return "%d;%s;%s%s"
        .formatted(
            begun.toEpochMilli(),
            type,
            place == null ? "" : Times.write(place.stamp()) + ";" + place.id(),
            job == null ? "" : ";%s;%d;%d".formatted(job.id(), job.rows(), job.fields()));
  }
}
