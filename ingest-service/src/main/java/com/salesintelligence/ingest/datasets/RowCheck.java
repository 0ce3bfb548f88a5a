package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.datasets.Description.Column;
import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import com.salesintelligence.ingest.files.Digest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks rows against their description and writes good ones in one way only. */
final class RowCheck {

  private static final int LONGEST_KEY = 1_000;
  private static final int LONGEST_MATCHED = 10_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Description description;
  private final Map<String, Column> columns;

  RowCheck(Description description) {
    this.description = description;
    columns = description.columns().stream().collect(Collectors.toMap(Column::name, c -> c));
  }

  /** What a row turns out to be. */
  sealed interface Outcome {

    /**
     * @param json all columns that have a value, in the order of the description
     */
    record Good(String key, String json, String hash) implements Outcome {}

    /**
     * @param key empty when it cannot be read either
     */
    record Bad(Optional<String> key, Reason reason, String problem) implements Outcome {}
  }

  Outcome check(RawRow row) {
    return switch (row) {
      case RawRow.Broken(var number, var original, var reason, var problem) ->
          new Outcome.Bad(Optional.empty(), reason, problem);
      case RawRow.Read read -> check(read.values());
    };
  }

  private Outcome check(Map<String, Object> values) {
    try {
      var key = key(values);
      try {
        return good(key, values);
      } catch (BadRow e) {
        return new Outcome.Bad(Optional.of(key), e.reason(), e.problem());
      }
    } catch (BadRow e) {
      return new Outcome.Bad(Optional.empty(), e.reason(), e.problem());
    }
  }

  private Outcome good(String key, Map<String, Object> values) {
    for (var name : values.keySet()) {
      if (!columns.containsKey(name)) {
        throw new BadRow(Reason.UNKNOWN_COLUMN, RowReader.start(name) + " is not described");
      }
    }
    var typed = new LinkedHashMap<String, Object>();
    for (var column : description.columns()) {
      var raw = values.get(column.name());
      if (raw != null && !raw.equals("")) {
        typed.put(column.name(), checked(column, raw));
      } else if (column.required()) {
        throw new BadRow(Reason.MISSING_VALUE, column.name() + " is empty");
      }
    }
    var json = JSON.writeValueAsString(typed);
    return new Outcome.Good(key, json, Digest.of(json));
  }

  /** Values of the key columns, separated by |; a | within a value is written \|. */
  private String key(Map<String, Object> values) {
    var key =
        description.key().stream()
            .map(columns::get)
            .map(column -> keyValue(column, values.getOrDefault(column.name(), "")))
            .collect(Collectors.joining("|"));
    if (key.length() > LONGEST_KEY) {
      throw new BadRow(Reason.KEY_TOO_LONG, "the key is longer than " + LONGEST_KEY);
    }
    return key;
  }

  private static String keyValue(Column column, Object raw) {
    if (raw.equals("")) {
      throw new BadRow(Reason.MISSING_VALUE, column.name() + " is part of the key and empty");
    }
    return written(typed(column, raw)).replace("\\", "\\\\").replace("|", "\\|");
  }

  private static Object typed(Column column, Object raw) {
    return column
        .type()
        .parse(raw)
        .orElseThrow(
            () -> new BadRow(Reason.WRONG_TYPE, column.name() + " is no " + column.type().text()));
  }

  private static Object checked(Column column, Object raw) {
    var value = typed(column, raw);
    var text = written(value);
    if (column.type().isNumeric() && !inRange(column, new BigDecimal(text))) {
      throw new BadRow(Reason.OUT_OF_RANGE, column.name() + " is out of range");
    }
    if (!column.allowed().isEmpty() && !column.allowed().contains(text)) {
      throw new BadRow(
          Reason.NOT_ALLOWED,
          "%s is none of %s"
              .formatted(column.name(), List.copyOf(column.allowed()).stream().sorted().toList()));
    }
    var pattern = column.pattern();
    if (pattern != null && (text.length() > LONGEST_MATCHED || !pattern.matcher(text).matches())) {
      throw new BadRow(Reason.PATTERN_MISMATCH, column.name() + " does not match " + pattern);
    }
    return value;
  }

  private static boolean inRange(Column column, BigDecimal number) {
    return (column.min() == null || number.compareTo(column.min()) >= 0)
        && (column.max() == null || number.compareTo(column.max()) <= 0);
  }

  private static String written(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  private static final class BadRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BadRow(Reason reason, String problem) {
      super(problem, null, false, false);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }

    String problem() {
      return String.valueOf(getMessage());
    }
  }
}
