package com.salesintelligence.local.platform;

import com.google.cloud.bigquery.FieldValueList;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table that is to say of a source's records what the source says of them. */
final class Mirror {

  private static final DateTimeFormatter SALESFORCE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
  private static final int NAMED_AT_MOST = 8;

  private final String object;
  private final String table;
  private final String key;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private String where = "NOT IFNULL(is_deleted, FALSE)";
  private Predicate<JsonNode> shown = record -> true;

  private record Column(
      String sql, Function<JsonNode, String> truth, Function<String, String> form) {}

  Mirror(String object, String table, String key) {
    this.object = object;
    this.table = table;
    this.key = key;
  }

  Mirror where(String condition) {
    where = condition;
    return this;
  }

  /** Records that the table leaves out. */
  Mirror only(Predicate<JsonNode> condition) {
    shown = condition;
    return this;
  }

  Mirror column(
      String column, String sql, Function<JsonNode, String> truth, Function<String, String> form) {
    columns.put(column, new Column(sql, truth, form));
    return this;
  }

  Mirror column(String column, Function<JsonNode, String> truth) {
    return column(column, column, truth, Function.identity());
  }

  Mirror text(String column, String field) {
    return column(column, record -> text(record, field));
  }

  Mirror lower(String column, String field) {
    return column(column, record -> text(record, field).toLowerCase(Locale.ROOT));
  }

  Mirror digits(String column, String field) {
    return column(
        column, column, record -> text(record, field), value -> value.replaceAll("\\D", ""));
  }

  Mirror flag(String column, String field) {
    return column(column, record -> text(record, field).equals("true") ? "true" : "false");
  }

  Mirror number(String column, Function<JsonNode, String> truth) {
    return column(
        column,
        column,
        truth,
        value ->
            value.isEmpty()
                ? ""
                : new java.math.BigDecimal(value).stripTrailingZeros().toPlainString());
  }

  Mirror date(String column, String field) {
    return column(
        column, "CAST(" + column + " AS STRING)", r -> text(r, field), Function.identity());
  }

  Mirror time(String column, Function<JsonNode, String> truth) {
    return column(column, "UNIX_MILLIS(" + column + ")", truth, Function.identity());
  }

  Mirror time(String column, String field) {
    return time(column, record -> millis(text(record, field)));
  }

  Mirror json(String column, Predicate<String> fields) {
    return column(
        column,
        "TO_JSON_STRING(" + column + ")",
        record ->
            record.properties().stream()
                .filter(field -> fields.test(field.getKey()) && !field.getValue().isNull())
                .map(field -> field.getKey() + "=" + field.getValue().asString())
                .sorted()
                .collect(Collectors.joining(";")),
        value -> value.startsWith("{") ? flat(value, fields) : value.replace("null", ""));
  }

  private static String flat(String json, Predicate<String> fields) {
    return JsonMapper.shared().readTree(json).properties().stream()
        .filter(field -> fields.test(field.getKey()))
        .map(field -> field.getKey() + "=" + field.getValue().asString())
        .sorted()
        .collect(Collectors.joining(";"));
  }

  static String text(JsonNode record, String field) {
    return record.path(field).asString("");
  }

  static String millis(String time) {
    if (time.isEmpty()) {
      return "";
    }
    return Long.toString(
        (time.endsWith("Z")
                ? Instant.parse(time)
                : OffsetDateTime.parse(time, SALESFORCE).toInstant())
            .toEpochMilli());
  }

  /** A line for each record that is missing, too many or stale, and how many are right. */
  List<String> differences(SourceRecords sources, Ask ask) {
    var wanted = new TreeMap<String, JsonNode>();
    sources.truth(object).stream()
        .filter(shown)
        .forEach(record -> wanted.put(text(record, "id"), record));
    var lines = new ArrayList<String>();
    for (var row : ask.rows(sql())) {
      var id = row.get("id").getStringValue();
      var record = wanted.remove(id);
      var wrong = record == null ? "extra" : stale(row, record);
      if (!wrong.isEmpty()) {
        lines.add("%s %s: %s".formatted(object, id, wrong));
      }
    }
    wanted.keySet().forEach(id -> lines.add("%s %s: missing".formatted(object, id)));
    if (lines.size() > NAMED_AT_MOST) {
      var rest = "%s: %d more".formatted(object, lines.size() - NAMED_AT_MOST);
      lines.subList(NAMED_AT_MOST, lines.size()).clear();
      lines.add(rest);
    }
    return lines;
  }

  /** What the table says, row by row, to be compared with what it says later. */
  Map<String, String> rows(Ask ask) {
    var rows = new TreeMap<String, String>();
    for (var row : ask.rows(sql())) {
      rows.put(
          object + " " + row.get("id").getStringValue(),
          columns.keySet().stream()
              .map(column -> value(row, column))
              .collect(Collectors.joining("|")));
    }
    return rows;
  }

  private String sql() {
    return "SELECT %s AS id, %s FROM %s WHERE %s"
        .formatted(
            key,
            columns.entrySet().stream()
                .map(column -> column.getValue().sql() + " AS c_" + column.getKey())
                .collect(Collectors.joining(", ")),
            table,
            where);
  }

  private String stale(FieldValueList row, JsonNode record) {
    var stale = new ArrayList<String>();
    columns.forEach(
        (name, column) -> {
          var found = column.form().apply(value(row, name));
          var truth = column.form().apply(column.truth().apply(record).strip());
          if (!found.equals(truth)) {
            stale.add("%s is <%.60s>, not <%.60s>".formatted(name, found, truth));
          }
        });
    return stale.isEmpty() ? "" : "stale, " + String.join(", ", stale);
  }

  private static String value(FieldValueList row, String column) {
    var value = row.get("c_" + column);
    return value.isNull() ? "" : value.getStringValue().strip();
  }
}
