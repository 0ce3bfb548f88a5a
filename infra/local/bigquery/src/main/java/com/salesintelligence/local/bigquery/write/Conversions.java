package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which protobuf types go into which columns, and how. */
final class Conversions {

  private Conversions() {}

  /**
   * @param enumNames names by number where the field is an enum
   * @return null where BigQuery does not take this type for the column
   */
  static @Nullable Conversion of(Type type, SqlType.Scalar column, Map<Long, String> enumNames) {
    return switch (column) {
      case STRING -> toText(type, enumNames);
      case JSON -> type == Type.TYPE_STRING ? JsonTexts.JSON : null;
      case BYTES -> type == Type.TYPE_BYTES || type == Type.TYPE_STRING ? Texts.BYTES : null;
      case INT64 -> isInteger(type) || type == Type.TYPE_ENUM ? Numbers.INT64 : null;
      case FLOAT64 -> toDouble(type);
      case BOOL -> type == Type.TYPE_BOOL || isInteger(type) ? Numbers.BOOL : null;
      case TIMESTAMP -> toTimestamp(type);
      case TIMESTAMP_PICOS ->
          isInteger(type)
              ? PicoTimestamps.MICROS
              : type == Type.TYPE_STRING ? PicoTimestamps.TEXT : null;
      case DATE -> isInteger(type) ? Times.DATE : type == Type.TYPE_STRING ? Times.DATE_TEXT : null;
      case DATETIME -> civil(type, CivilTimes.DATETIME, Times.DATETIME_TEXT);
      case TIME -> civil(type, CivilTimes.TIME, Times.TIME_TEXT);
      case NUMERIC -> toNumeric(type);
      case BIGNUMERIC -> toBigNumeric(type);
      case GEOGRAPHY -> type == Type.TYPE_STRING ? Geographies.TEXT : null;
      case INTERVAL, RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> null;
    };
  }

  /** Whether BigQuery takes a value for such a column from a message around it, too. */
  static boolean isWrapped(SqlType column) {
    return column instanceof SqlType.Scalar scalar
        && switch (scalar) {
          case STRING, BYTES, INT64, FLOAT64, BOOL, NUMERIC, BIGNUMERIC -> true;
          default -> false;
        };
  }

  private static @Nullable Conversion toText(Type type, Map<Long, String> enumNames) {
    if (type == Type.TYPE_STRING || type == Type.TYPE_BYTES) {
      return Texts.STRING;
    }
    if (type == Type.TYPE_ENUM) {
      return new Texts.EnumName(enumNames);
    }
    return isInteger(type) ? Texts.INTEGER : null;
  }

  private static @Nullable Conversion toDouble(Type type) {
    if (type == Type.TYPE_DOUBLE || type == Type.TYPE_FLOAT) {
      return Numbers.FLOAT64;
    }
    return isInteger(type) ? Numbers.INTEGER_TO_FLOAT64 : null;
  }

  private static @Nullable Conversion toTimestamp(Type type) {
    if (isInteger(type)) {
      return Times.TIMESTAMP;
    }
    return type == Type.TYPE_STRING ? Times.TIMESTAMP_TEXT : null;
  }

  private static @Nullable Conversion civil(Type type, Conversion packed, Conversion text) {
    if (isInteger(type)) {
      return packed;
    }
    return type == Type.TYPE_STRING ? text : null;
  }

  private static @Nullable Conversion toNumeric(Type type) {
    if (type == Type.TYPE_STRING) {
      return Decimals.TEXT;
    }
    if (type == Type.TYPE_BYTES) {
      return Decimals.ENCODED;
    }
    if (type == Type.TYPE_DOUBLE || type == Type.TYPE_FLOAT) {
      return Decimals.DOUBLE;
    }
    return isInteger(type) ? Decimals.INTEGER : null;
  }

  private static @Nullable Conversion toBigNumeric(Type type) {
    return switch (type) {
      case TYPE_STRING -> BigDecimals.TEXT;
      case TYPE_BYTES -> BigDecimals.ENCODED;
      case TYPE_DOUBLE, TYPE_FLOAT -> BigDecimals.DOUBLE;
      default -> isInteger(type) ? BigDecimals.INTEGER : null;
    };
  }

  private static boolean isInteger(Type type) {
    return switch (type) {
      case TYPE_INT32,
          TYPE_INT64,
          TYPE_UINT32,
          TYPE_UINT64,
          TYPE_SINT32,
          TYPE_SINT64,
          TYPE_FIXED32,
          TYPE_FIXED64,
          TYPE_SFIXED32,
          TYPE_SFIXED64 ->
          true;
      default -> false;
    };
  }
}
