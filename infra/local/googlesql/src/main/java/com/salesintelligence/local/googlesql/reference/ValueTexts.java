package com.salesintelligence.local.googlesql.reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.ByteString;
import com.google.zetasql.ArrayType;
import com.google.zetasql.IntervalValue;
import com.google.zetasql.RangeType;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLValue.ValueProto;
import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Values between DuckDB and ZetaSQL, as JSON: scalars are texts (times in microseconds, bytes in
 * hexadecimal digits), arrays are arrays, structs and ranges objects on the way out and arrays on
 * the way in.
 */
final class ValueTexts {
  private static final long DAY = 86_400_000_000L;

  private ValueTexts() {}

  static Value read(JsonElement json, SqlType type) {
    Type zeta = ZetaTypes.toZeta(type);
    if (json.isJsonNull()) {
      return Value.createNullValue(zeta);
    }
    return switch (type) {
      case SqlType.Array(SqlType element) -> {
        var elements = new ArrayList<Value>();
        json.getAsJsonArray().forEach(each -> elements.add(read(each, element)));
        yield Value.createArrayValue((ArrayType) zeta, elements);
      }
      case SqlType.Struct(List<SqlType.Field> fields) -> {
        var members = new ArrayList<Value>();
        for (int i = 0; i < fields.size(); i++) {
          members.add(read(json.getAsJsonArray().get(i), fields.get(i).type()));
        }
        yield Value.createStructValue((StructType) zeta, members);
      }
      case Scalar scalar when scalar.isRange() -> {
        JsonArray ends = json.getAsJsonArray();
        yield Value.createRangeValue(
            (RangeType) zeta, read(ends.get(0), scalar.bound()), read(ends.get(1), scalar.bound()));
      }
      case Scalar scalar -> scalar(json.getAsString(), scalar);
    };
  }

  private static Value scalar(String text, Scalar type) {
    return switch (type) {
      case STRING -> Value.createStringValue(text);
      case BYTES -> Value.createBytesValue(ByteString.copyFrom(HexFormat.of().parseHex(text)));
      case INT64 -> Value.createInt64Value(Long.parseLong(text));
      case FLOAT64 -> Value.createDoubleValue(real(text));
      case NUMERIC -> Value.createNumericValue(new BigDecimal(text));
      case BIGNUMERIC -> Value.createBigNumericValue(BigNumerics.decode(text));
      case BOOL -> Value.createBoolValue(Boolean.parseBoolean(text));
      case TIMESTAMP -> Value.createTimestampValueFromUnixMicros(Long.parseLong(text));
      case DATE -> Value.createDateValue(LocalDate.parse(text));
      case DATETIME -> Value.createDatetimeValue(local(Long.parseLong(text)));
      case TIME ->
          Value.createTimeValue(
              LocalTime.ofNanoOfDay(Math.floorMod(Long.parseLong(text), DAY) * 1000));
      case JSON -> Value.createJsonValue(text);
      case INTERVAL -> Value.createIntervalValue(interval(text));
      case TIMESTAMP_PICOS, GEOGRAPHY, RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP ->
          throw new IllegalArgumentException("Type " + type);
    };
  }

  private static double real(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static IntervalValue interval(String text) {
    String[] parts = text.split(" ");
    return IntervalValue.builder()
        .setMonths(Integer.parseInt(parts[0]))
        .setDays(Integer.parseInt(parts[1]))
        .setMicros(Long.parseLong(parts[2]))
        .setNanoFractions((short) 0)
        .build();
  }

  static JsonElement write(Value value) {
    if (value.isNull()) {
      return JsonNull.INSTANCE;
    }
    Type type = value.getType();
    if (type.isArray()) {
      var elements = new JsonArray();
      value.getElementList().forEach(each -> elements.add(write(each)));
      return elements;
    }
    if (type.isStruct()) {
      var members = new JsonObject();
      for (int i = 0; i < value.getFieldCount(); i++) {
        members.add("f" + (i + 1), write(value.getField(i)));
      }
      return members;
    }
    return type.isRange() ? range(value, type) : new JsonPrimitive(text(value));
  }

  private static JsonElement range(Value value, Type type) {
    Type bound = type.asRange().getElementType();
    ValueProto.Range ends = value.serialize().getRangeValue();
    var members = new JsonObject();
    members.add("start", write(Value.deserialize(bound, ends.getStart())));
    members.add("end", write(Value.deserialize(bound, ends.getEnd())));
    return members;
  }

  static String text(Value value) {
    return switch (value.getType().getKind()) {
      case TYPE_STRING -> value.getStringValue();
      case TYPE_BYTES -> HexFormat.of().formatHex(value.getBytesValue().toByteArray());
      case TYPE_INT64 -> String.valueOf(value.getInt64Value());
      case TYPE_DOUBLE -> real(value.getDoubleValue());
      case TYPE_NUMERIC -> value.getNumericValue().toPlainString();
      case TYPE_BIGNUMERIC -> BigNumerics.encode(value.getBigNumericValue());
      case TYPE_BOOL -> String.valueOf(value.getBoolValue());
      case TYPE_TIMESTAMP -> String.valueOf(value.getTimestampUnixMicros());
      case TYPE_DATE -> LocalDate.ofEpochDay(value.getDateValue()).toString();
      case TYPE_DATETIME -> String.valueOf(micros(value.getLocalDateTimeValue()));
      case TYPE_TIME -> String.valueOf(value.getLocalTimeValue().toNanoOfDay() / 1000);
      case TYPE_JSON -> value.getJsonValue();
      case TYPE_INTERVAL -> interval(value.getIntervalValue());
      case TYPE_ENUM -> value.getEnumName();
      default -> throw new IllegalArgumentException("Type " + value.getType());
    };
  }

  private static String interval(IntervalValue value) {
    return value.months() + " " + value.days() + " " + value.micros();
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : String.valueOf(number);
  }

  private static LocalDateTime local(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1000,
        ZoneOffset.UTC);
  }

  private static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + time.getNano() / 1000;
  }
}
