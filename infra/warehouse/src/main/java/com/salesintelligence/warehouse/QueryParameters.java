package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Gives the values of query parameters their BigQuery types. */
final class QueryParameters {

  private QueryParameters() {}

  static QueryParameterValue of(String name, Object value) {
    return switch (value) {
      case List<?> list -> array(name, elementType(list), list);
      case TypedArray(var element, var values) -> array(name, element, values);
      default -> scalar(name, value);
    };
  }

  private static Class<?> elementType(List<?> list) {
    return list.isEmpty() ? String.class : list.getFirst().getClass();
  }

  private static QueryParameterValue array(String name, Class<?> element, List<?> values) {
    StandardSQLTypeName type = type(name, element);
    var elements = values.stream().map(value -> scalar(name, value)).toList();
    return QueryParameterValue.newBuilder()
        .setType(StandardSQLTypeName.ARRAY)
        .setArrayType(type)
        .setArrayValues(elements)
        .build();
  }

  private static QueryParameterValue scalar(String name, Object value) {
    return switch (value) {
      case String text -> QueryParameterValue.string(text);
      case Boolean flag -> QueryParameterValue.bool(flag);
      case Integer number -> QueryParameterValue.int64(number);
      case Long number -> QueryParameterValue.int64(number);
      case Double number -> QueryParameterValue.float64(number);
      case BigDecimal number -> QueryParameterValue.numeric(number);
      case Instant time -> QueryParameterValue.timestamp(micros(time));
      case LocalDate date -> QueryParameterValue.date(date.toString());
      case byte[] bytes -> QueryParameterValue.bytes(bytes);
      default -> throw unknown(name, value.getClass());
    };
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static StandardSQLTypeName type(String name, Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> StandardSQLTypeName.STRING;
      case "Boolean" -> StandardSQLTypeName.BOOL;
      case "Integer", "Long" -> StandardSQLTypeName.INT64;
      case "Double" -> StandardSQLTypeName.FLOAT64;
      case "BigDecimal" -> StandardSQLTypeName.NUMERIC;
      case "Instant" -> StandardSQLTypeName.TIMESTAMP;
      case "LocalDate" -> StandardSQLTypeName.DATE;
      case "byte[]" -> StandardSQLTypeName.BYTES;
      default -> throw unknown(name, type);
    };
  }

  private static IllegalArgumentException unknown(String name, Class<?> type) {
    return new IllegalArgumentException(
        "Query parameter @%s cannot be a %s: use String, Boolean, Integer, Long, Double, BigDecimal, Instant, LocalDate, byte[] or a List of one of these"
            .formatted(name, type.getName()));
  }
}
