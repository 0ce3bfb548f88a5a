package com.salesintelligence.local.googlesql;

import com.google.zetasql.IntervalValue;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of both engines as texts that can be compared. */
final class Texts {
  private Texts() {}

  static String of(Value value) {
    if (value.isNull()) {
      return "NULL";
    }
    return switch (value.getType().getKind()) {
      case TYPE_STRING -> "'" + value.getStringValue() + "'";
      case TYPE_BYTES -> hex(value.getBytesValue().toByteArray());
      case TYPE_INT64 -> String.valueOf(value.getInt64Value());
      case TYPE_DOUBLE -> number(value.getDoubleValue());
      case TYPE_NUMERIC -> plain(value.getNumericValue());
      case TYPE_BOOL -> String.valueOf(value.getBoolValue());
      case TYPE_TIMESTAMP -> micros(value.getTimestampUnixMicros());
      case TYPE_DATE -> LocalDate.ofEpochDay(value.getDateValue()).toString();
      case TYPE_DATETIME -> value.getLocalDateTimeValue().toString();
      case TYPE_TIME -> value.getLocalTimeValue().toString();
      case TYPE_JSON -> value.getJsonValue();
      case TYPE_BIGNUMERIC -> "'" + BigNumerics.encode(value.getBigNumericValue()) + "'";
      case TYPE_INTERVAL -> interval(value.getIntervalValue());
      case TYPE_RANGE -> range(value);
      case TYPE_ARRAY ->
          value.getElementList().stream()
              .map(Texts::of)
              .collect(Collectors.joining(", ", "[", "]"));
      case TYPE_STRUCT ->
          value.getFieldList().stream().map(Texts::of).collect(Collectors.joining(", ", "(", ")"));
      default -> throw new IllegalArgumentException(value.getType().toString());
    };
  }

  private static String interval(IntervalValue value) {
    return new IntervalTexts.Parts(value.months(), value.days(), value.micros()).toString();
  }

  private static String range(Value value) {
    var ends = value.serialize().getRangeValue();
    Type bound = value.getType().asRange().getElementType();
    return "(%s, %s)"
        .formatted(
            of(Value.deserialize(bound, ends.getStart())),
            of(Value.deserialize(bound, ends.getEnd())));
  }

  static String of(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "NULL";
      case String text -> "'" + text + "'";
      case Double number -> number(number);
      case BigDecimal number -> plain(number);
      case Blob blob -> hex(blob.getBytes(1, (int) blob.length()));
      case Timestamp time -> time.toLocalDateTime().toString();
      case LocalDateTime time -> time.toString();
      case OffsetDateTime time -> time.toLocalDateTime().toString();
      case LocalTime time -> time.toString();
      case Date date -> date.toLocalDate().toString();
      case Array array -> list(Arrays.stream((Object[]) array.getArray()), "[", "]");
      case Struct struct -> list(Arrays.stream(struct.getAttributes()), "(", ")");
      default -> value.toString();
    };
  }

  private static String list(Stream<?> values, String open, String close) throws SQLException {
    var texts = new java.util.ArrayList<String>();
    for (Object value : values.toList()) {
      texts.add(of(value));
    }
    return open + String.join(", ", texts) + close;
  }

  /** Equal within the last of fifteen digits. */
  private static String number(double value) {
    return value == 0 || Double.isNaN(value) || Double.isInfinite(value)
        ? String.valueOf(value)
        : String.valueOf(new BigDecimal(value).round(new java.math.MathContext(14)).doubleValue());
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String hex(byte[] bytes) {
    return "x" + HexFormat.of().formatHex(bytes);
  }

  private static String micros(long micros) {
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * 1000,
            ZoneOffset.UTC)
        .toString();
  }
}
