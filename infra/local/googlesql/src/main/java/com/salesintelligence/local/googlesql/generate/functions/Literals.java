package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.IntervalValue;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLValue.ValueProto;
import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Constants. */
public final class Literals {
  private Literals() {}

  public static String write(Value value) {
    Type type = value.getType();
    if (type.isEnum()) {
      return DuckName.literal(value.getEnumName());
    }
    SqlType sqlType = ZetaTypes.fromZeta(type);
    return value.isNull() ? "CAST(NULL AS " + sqlType.duckType() + ")" : write(value, sqlType);
  }

  private static String write(Value value, SqlType type) {
    return switch (type) {
      case SqlType.Array array -> array(value, array);
      case SqlType.Struct struct -> struct(value, struct);
      case SqlType.Scalar scalar ->
          switch (scalar) {
            case STRING -> text(value.getStringValue());
            case BOOL -> value.getBoolValue() ? "TRUE" : "FALSE";
            case INT64 -> cast(String.valueOf(value.getInt64Value()), type);
            case FLOAT64 -> cast(number(value.getDoubleValue()), type);
            case NUMERIC -> cast(value.getNumericValue().toPlainString(), type);
            case BYTES ->
                "unhex('" + HexFormat.of().formatHex(value.getBytesValue().toByteArray()) + "')";
            case TIMESTAMP -> "make_timestamp(" + value.getTimestampUnixMicros() + ")";
            case DATE -> "(DATE '1970-01-01' + " + value.getDateValue() + ")";
            case DATETIME -> cast(value.getLocalDateTimeValue().toString(), type);
            case TIME -> cast(value.getLocalTimeValue().toString(), type);
            case JSON -> cast(value.getJsonValue(), type);
            case BIGNUMERIC -> "'" + BigNumerics.encode(value.getBigNumericValue()) + "'";
            case INTERVAL -> interval(value.getIntervalValue());
            case RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> range(value, scalar);
            case GEOGRAPHY, TIMESTAMP_PICOS -> throw SqlError.unsupported("Type " + scalar);
          };
    };
  }

  private static String array(Value value, SqlType.Array type) {
    var elements = value.getElementList().stream().map(Literals::write);
    return "CAST("
        + elements.collect(Collectors.joining(", ", "[", "]"))
        + " AS "
        + type.duckType()
        + ")";
  }

  private static String struct(Value value, SqlType.Struct type) {
    var fields = new ArrayList<String>();
    for (int i = 0; i < value.getFieldCount(); i++) {
      fields.add(DuckName.quote(type.duckField(i)) + " := " + write(value.getField(i)));
    }
    return "struct_pack(" + String.join(", ", fields) + ")";
  }

  private static String interval(IntervalValue value) {
    return "_gsql.v_make(%d, %d, %d)".formatted(value.months(), value.days(), value.micros());
  }

  private static String range(Value value, SqlType.Scalar type) {
    ValueProto.Range ends = value.serialize().getRangeValue();
    Type bound = value.getType().asRange().getElementType();
    return "CAST(struct_pack(\"start\" := %s, \"end\" := %s) AS %s)"
        .formatted(
            write(Value.deserialize(bound, ends.getStart())),
            write(Value.deserialize(bound, ends.getEnd())),
            type.duckType());
  }

  /** DuckDB's parser stops at a NUL character. */
  static String text(String text) {
    return text.indexOf('\0') < 0
        ? DuckName.literal(text)
        : "(" + DuckName.literal(text).replace("\0", "' || chr(0) || '") + ")";
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return String.valueOf(value);
  }

  private static String cast(String text, SqlType type) {
    return "CAST(" + text(text) + " AS " + type.duckType() + ")";
  }
}
