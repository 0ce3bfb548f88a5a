package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Partitioned;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the rows of a table are divided.
 *
 * @param column by which they are; of DuckDB, where the time of arrival decides
 * @param unit HOUR, DAY, MONTH or YEAR; RANGE where numbers are divided
 * @param range start, end and interval of numbers
 */
public record Partitions(String column, String unit, List<Long> range) {

  /** The partition of rows whose column is NULL. */
  public static final String NULL = "__NULL__";

  /** The partition of numbers outside of all ranges, and of rows that just came. */
  public static final String UNPARTITIONED = "__UNPARTITIONED__";

  private static final Set<String> UNITS = Set.of("HOUR", "DAY", "MONTH", "YEAR");

  /** Of a table's resource; empty where it is not divided. */
  static Optional<Partitions> of(JsonNode resource) {
    JsonNode time = resource.path("timePartitioning");
    if (time.hasNonNull("type")) {
      String field = Json.text(time, "field");
      String unit = Json.text(time, "type").toUpperCase(Locale.ROOT);
      return Optional.of(
          new Partitions(field.isEmpty() ? Partitioned.TIME : field, unit, List.of()));
    }
    JsonNode numbers = resource.path("rangePartitioning");
    if (numbers.isObject()) {
      JsonNode range = numbers.path("range");
      List<Long> bounds =
          List.of(
              range.path("start").asLong(0),
              range.path("end").asLong(0),
              range.path("interval").asLong(0));
      return Optional.of(new Partitions(Json.text(numbers, "field"), "RANGE", bounds));
    }
    return Optional.empty();
  }

  /** Refuses what cannot be a division of this table. */
  static void check(ObjectNode resource) {
    JsonNode time = resource.path("timePartitioning");
    if (time.isObject() && !UNITS.contains(Json.text(time, "type").toUpperCase(Locale.ROOT))) {
      throw ApiError.invalid(
          "Invalid value for timePartitioning.type: '%s' is none of HOUR, DAY, MONTH and YEAR"
              .formatted(Json.text(time, "type")));
    }
    Json.only(
        time,
        "TimePartitioning",
        Set.of("type", "field", "expirationMs", "requirePartitionFilter"));
    of(resource)
        .filter(partitions -> partitions.unit.equals("RANGE") && partitions.range.get(2) <= 0)
        .ifPresent(
            partitions -> {
              throw ApiError.invalid("rangePartitioning.range.interval must be positive");
            });
  }

  public boolean isByIngestion() {
    return column.equals(Partitioned.TIME);
  }

  /** What statements have to know. */
  static Partitioned forStatements(ObjectNode resource) {
    boolean wanted =
        resource.path("requirePartitionFilter").asBoolean(false)
            || resource.path("timePartitioning").path("requirePartitionFilter").asBoolean(false);
    return of(resource)
        .map(
            partitions ->
                new Partitioned(
                    partitions.isByIngestion(), wanted ? partitions.filtered() : List.of()))
        .orElse(Partitioned.NOT);
  }

  private List<String> filtered() {
    return isByIngestion() ? List.of(Partitioned.TIME, Partitioned.DATE) : List.of(column);
  }

  /** How many milliseconds a partition lives after it began; 0 for ever. */
  static long life(JsonNode resource) {
    return resource.path("timePartitioning").path("expirationMs").asLong(0);
  }

  /** The id of a row's partition, in DuckDB's SQL. */
  public String id() {
    String value = DuckName.quote(column);
    if (unit.equals("RANGE")) {
      return ("CASE WHEN %1$s IS NULL THEN '%5$s' WHEN %1$s < %2$s OR %1$s >= %3$s THEN '%6$s'"
              + " ELSE CAST(%2$s + (%1$s - (%2$s)) // %4$s * %4$s AS VARCHAR) END")
          .formatted(value, range.get(0), range.get(1), range.get(2), NULL, UNPARTITIONED);
    }
    return "COALESCE(strftime(%s, '%s'), '%s')".formatted(value, duckFormat(), NULL);
  }

  private String duckFormat() {
    return switch (unit) {
      case "HOUR" -> "%Y%m%d%H";
      case "MONTH" -> "%Y%m";
      case "YEAR" -> "%Y";
      default -> "%Y%m%d";
    };
  }

  /** A condition that the rows of one partition meet. */
  public String holds(String partition) {
    requireValid(partition);
    return id() + " = " + DuckName.literal(partition);
  }

  /** A condition that is met by rows whose partitions began at a moment or before it. */
  String beganBy(Instant moment) {
    return "date_trunc('%s', %s) <= TIMESTAMP '%s'"
        .formatted(
            unit.toLowerCase(Locale.ROOT),
            DuckName.quote(column),
            LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
  }

  /** DuckDB's definition of the column that holds the time of arrival. */
  String duckColumn() {
    return "%s TIMESTAMP DEFAULT date_trunc('%s', make_timestamp(epoch_us(now())))"
        .formatted(DuckName.quote(column), unit.toLowerCase(Locale.ROOT));
  }

  /** A condition that is met by times of arrival that name no partition. */
  public String isBetween() {
    String name = DuckName.quote(column);
    return "%s <> date_trunc('%s', %s)".formatted(name, unit.toLowerCase(Locale.ROOT), name);
  }

  /** Where a row goes that comes now. */
  public LocalDateTime now(Instant now) {
    var time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return switch (unit) {
      case "HOUR" -> time.truncatedTo(ChronoUnit.HOURS);
      case "MONTH" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case "YEAR" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
      default -> time.truncatedTo(ChronoUnit.DAYS);
    };
  }

  /** When a partition begins; refused where rows cannot be sent into it by its name. */
  public LocalDateTime time(String partition) {
    return requireValid(partition).orElseThrow(() -> invalid(partition));
  }

  private Optional<LocalDateTime> requireValid(String partition) {
    if (partition.equals(NULL) || partition.equals(UNPARTITIONED)) {
      return Optional.empty();
    }
    if (unit.equals("RANGE")) {
      if (!partition.matches("-?\\d{1,18}")
          || Math.floorMod(Long.parseLong(partition) - range.get(0), range.get(2)) != 0) {
        throw invalid(partition);
      }
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(partition, format()));
    } catch (DateTimeParseException e) {
      throw invalid(partition);
    }
  }

  private DateTimeFormatter format() {
    var digits = new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4);
    switch (unit) {
      case "YEAR" -> digits.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
      default -> digits.appendValue(ChronoField.MONTH_OF_YEAR, 2);
    }
    switch (unit) {
      case "YEAR", "MONTH" -> digits.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
      default -> digits.appendValue(ChronoField.DAY_OF_MONTH, 2);
    }
    switch (unit) {
      case "HOUR" -> digits.appendValue(ChronoField.HOUR_OF_DAY, 2);
      default -> digits.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
    }
    return digits.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private ApiError invalid(String partition) {
    return ApiError.invalid(
        "Invalid partition ID \"%s\": the table is partitioned by %s".formatted(partition, unit));
  }
}
