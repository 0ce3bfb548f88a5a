package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.PicoTimes;
import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.IntervalTexts;
import com.salesintelligence.local.googlesql.SqlType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes rows as the REST API gives them: {@code {"f":[{"v":"1"},{"v":null}]}}. */
public final class Cells {

  private static final DateTimeFormatter WHOLE_SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  /** How timestamps are written. */
  public enum Timestamps {
    /** Decimal seconds since the epoch. */
    FLOAT64,
    /** Microseconds since the epoch. */
    INT64,
    /** With as many digits as the column has. */
    ISO8601_STRING;

    /**
     * @param format as the API names it; empty where a request names none
     * @param int64 the older way to ask for it
     */
    public static Timestamps of(String format, boolean int64) {
      return switch (format) {
        case "", "TIMESTAMP_OUTPUT_FORMAT_UNSPECIFIED" -> int64 ? INT64 : FLOAT64;
        case "FLOAT64" -> FLOAT64;
        case "INT64" -> INT64;
        case "ISO8601_STRING" -> ISO8601_STRING;
        default -> throw ApiError.invalid("Invalid value for timestampOutputFormat: " + format);
      };
    }
  }

  private final Timestamps timestamps;

  public Cells(Timestamps timestamps) {
    this.timestamps = timestamps;
  }

  /** Writes rows as an array. */
  public void write(JsonGenerator json, Rows rows, long from, long to) {
    json.writeStartArray();
    for (@Nullable Object[] row : rows.values().subList((int) from, (int) to)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("f");
      for (int i = 0; i < row.length; i++) {
        ColumnSchema column = rows.columns().get(i);
        writeCell(json, column.type(), row[i]);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCell(JsonGenerator json, SqlType type, @Nullable Object value) {
    json.writeStartObject();
    json.writeName("v");
    writeValue(json, type, value);
    json.writeEndObject();
  }

  private void writeValue(JsonGenerator json, SqlType type, @Nullable Object value) {
    switch (type) {
      case SqlType.Array(SqlType element) -> {
        json.writeStartArray();
        if (value instanceof List<?> elements) {
          elements.forEach(each -> writeCell(json, element, each));
        }
        json.writeEndArray();
      }
      case SqlType.Struct(List<SqlType.Field> fields) -> {
        if (value instanceof List<?> members) {
          writeStruct(json, fields, members);
        } else {
          json.writeNull();
        }
      }
      case SqlType.Scalar scalar -> {
        if (value == null) {
          json.writeNull();
        } else {
          json.writeString(text(scalar, value));
        }
      }
    }
  }

  private void writeStruct(JsonGenerator json, List<SqlType.Field> fields, List<?> members) {
    json.writeStartObject();
    json.writeArrayPropertyStart("f");
    for (int i = 0; i < fields.size(); i++) {
      writeCell(json, fields.get(i).type(), members.get(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private String text(SqlType.Scalar type, Object value) {
    return switch (type) {
      case TIMESTAMP -> timestamp((LocalDateTime) value);
      case TIMESTAMP_PICOS ->
          timestamps == Timestamps.ISO8601_STRING
              ? value.toString()
              : timestamp(PicoTimes.micros(value.toString()));
      case DATETIME -> datetime((LocalDateTime) value);
      case TIME -> time((LocalTime) value);
      case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
      case NUMERIC -> numeric(new BigDecimal(value.toString()));
      case BIGNUMERIC -> BigNumerics.text(value.toString());
      case INTERVAL -> IntervalTexts.text(value.toString());
      case RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> range(type.bound(), (List<?>) value);
      case FLOAT64 -> Double.toString(((Number) value).doubleValue());
      default -> value.toString();
    };
  }

  /** {@code [start, end)}; a TIMESTAMP with all six digits of its fraction. */
  private String range(SqlType.Scalar bound, List<?> ends) {
    return "[" + end(bound, ends.getFirst()) + ", " + end(bound, ends.getLast()) + ")";
  }

  private String end(SqlType.Scalar bound, @Nullable Object value) {
    if (value == null) {
      return "UNBOUNDED";
    }
    boolean seconds = bound == SqlType.Scalar.TIMESTAMP && timestamps == Timestamps.FLOAT64;
    return seconds
        ? BigDecimal.valueOf(micros((LocalDateTime) value), 6).toPlainString()
        : text(bound, value);
  }

  private static long micros(LocalDateTime time) {
    long seconds = time.toEpochSecond(ZoneOffset.UTC);
    return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), time.getNano() / 1_000);
  }

  private String timestamp(LocalDateTime time) {
    if (timestamps == Timestamps.ISO8601_STRING) {
      return time.toLocalDate() + "T" + MICROSECONDS.format(time) + "Z";
    }
    long micros = micros(time);
    if (timestamps == Timestamps.INT64) {
      return Long.toString(micros);
    }
    BigDecimal decimal = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return (decimal.scale() < 1 ? decimal.setScale(1) : decimal).toPlainString();
  }

  private static String datetime(LocalDateTime time) {
    return time.toLocalDate() + "T" + time(time.toLocalTime());
  }

  /** Either no fraction or six digits of it. */
  private static String time(LocalTime time) {
    return (time.getNano() == 0 ? WHOLE_SECONDS : MICROSECONDS).format(time);
  }

  private static String numeric(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
