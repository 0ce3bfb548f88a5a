package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.GeographyTexts;
import com.salesintelligence.local.googlesql.IntervalTexts;
import com.salesintelligence.local.googlesql.SqlType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Query parameters: from JSON to values that DuckDB's driver binds. */
final class ParameterValues {

  /** Zones as BigQuery writes them, too: {@code +00}, {@code +0000}. */
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private ParameterValues() {}

  static SqlType type(JsonNode type) {
    String name = Json.text(type, "type").toUpperCase(Locale.ROOT);
    return switch (name) {
      case "ARRAY" -> SqlType.arrayOf(type(type.path("arrayType")));
      case "STRUCT", "RECORD" -> {
        var fields = new ArrayList<SqlType.Field>();
        for (JsonNode field : type.path("structTypes")) {
          fields.add(new SqlType.Field(Json.text(field, "name"), type(field.path("type"))));
        }
        yield new SqlType.Struct(fields);
      }
      case "RANGE" ->
          SqlType.parse("RANGE<" + Json.text(type.path("rangeElementType"), "type") + ">");
      default -> SqlType.parse(name);
    };
  }

  static @Nullable Object value(SqlType type, JsonNode value) {
    return switch (type) {
      case SqlType.Array array -> {
        var elements = new ArrayList<@Nullable Object>();
        for (JsonNode element : value.path("arrayValues")) {
          elements.add(value(array.element(), element));
        }
        yield elements;
      }
      case SqlType.Struct struct -> {
        var members = new ArrayList<@Nullable Object>();
        for (SqlType.Field field : struct.fields()) {
          members.add(value(field.type(), value.path("structValues").path(field.name())));
        }
        yield members;
      }
      case SqlType.Scalar scalar when scalar.isRange() -> range(scalar.bound(), value);
      case SqlType.Scalar scalar -> scalar(scalar, value.path("value"));
    };
  }

  private static @Nullable Object range(SqlType.Scalar bound, JsonNode value) {
    JsonNode ends = value.path("rangeValue");
    if (!ends.isObject()) {
      return null;
    }
    var values = new ArrayList<@Nullable Object>();
    values.add(scalar(bound, ends.path("start").path("value")));
    values.add(scalar(bound, ends.path("end").path("value")));
    return values;
  }

  private static @Nullable Object scalar(SqlType.Scalar type, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.asString();
    try {
      return parse(type, text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw ApiError.invalidQuery(
          "Invalid value for type: " + type.name() + " is not a valid value: " + text);
    }
  }

  private static Object parse(SqlType.Scalar type, String text) {
    return switch (type) {
      case STRING, JSON -> text;
      case BYTES -> Base64.getDecoder().decode(text);
      case INT64 -> Long.valueOf(text);
      case FLOAT64 -> Double.valueOf(text.equals("inf") ? "Infinity" : text);
      case BOOL -> bool(text);
      case NUMERIC -> new BigDecimal(text);
      case DATE -> LocalDate.parse(DateTexts.padded(text));
      case TIME -> LocalTime.parse(text);
      case DATETIME -> LocalDateTime.parse(DateTexts.padded(text.strip()).replaceFirst(" ", "T"));
      case TIMESTAMP -> timestamp(text);
      case BIGNUMERIC -> BigNumerics.encode(new BigDecimal(text));
      case INTERVAL -> IntervalTexts.duckText(text);
      case GEOGRAPHY -> GeographyTexts.normal(text);
      case TIMESTAMP_PICOS, RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP ->
          throw ApiError.unsupported("A parameter of type " + type.name());
    };
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** The clients write {@code 2024-01-31 12:30:00.123456+00:00} or ISO 8601; no zone is UTC. */
  private static LocalDateTime timestamp(String text) {
    String iso = DateTexts.padded(text.strip()).replace(" UTC", "Z").replaceFirst(" ", "T");
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay();
    }
    boolean zoned = iso.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
    return zoned
        ? OffsetDateTime.parse(iso, ZONED).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(iso);
  }

  /** Binds the parameters that the DuckDB statement uses, in its order. */
  static void bind(
      DuckDBConnection connection,
      PreparedStatement statement,
      List<Integer> order,
      List<QueryCall.Parameter> parameters)
      throws SQLException {
    for (int i = 0; i < order.size(); i++) {
      QueryCall.Parameter parameter = parameters.get(order.get(i));
      statement.setObject(i + 1, duck(connection, parameter.type(), parameter.value()));
    }
  }

  static @Nullable Object duck(DuckDBConnection connection, SqlType type, @Nullable Object value)
      throws SQLException {
    if (type instanceof SqlType.Array array && value instanceof List<?> elements) {
      var converted = new ArrayList<@Nullable Object>();
      for (Object element : elements) {
        converted.add(duck(connection, array.element(), element));
      }
      return connection.createArrayOf(array.element().duckType(), converted.toArray());
    }
    if (type instanceof SqlType.Scalar && value instanceof List<?> ends) {
      return connection.createStruct(type.duckType(), ends.toArray());
    }
    if (type instanceof SqlType.Struct struct && value instanceof List<?> members) {
      var converted = new ArrayList<@Nullable Object>();
      for (int i = 0; i < members.size(); i++) {
        converted.add(duck(connection, struct.fields().get(i).type(), members.get(i)));
      }
      return connection.createStruct(struct.duckType(), converted.toArray());
    }
    return value;
  }
}
