package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.LegacySQLTypeName;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns one column's values into those of a record component. */
final class ValueBinding {

  private final String where;
  private final String column;
  private final int index;
  private final boolean primitive;
  private final Function<FieldValue, Object> conversion;

  private ValueBinding(
      String where,
      String column,
      int index,
      boolean primitive,
      Function<FieldValue, Object> conversion) {
    this.where = where;
    this.column = column;
    this.index = index;
    this.primitive = primitive;
    this.conversion = conversion;
  }

  static ValueBinding of(
      RecordComponent component, int index, Field field, String where, List<String> problems) {
    boolean repeated = field.getMode() == Field.Mode.REPEATED;
    boolean list = component.getType() == List.class;
    Type type = component.getGenericType();
    if (repeated != list) {
      problems.add(mismatch(field, type));
    }
    Type element =
        list && type instanceof ParameterizedType parameterized
            ? parameterized.getActualTypeArguments()[0]
            : type;
    Function<FieldValue, Object> one = conversion(element, field, where, problems);
    return new ValueBinding(
        where,
        field.getName(),
        index,
        component.getType().isPrimitive(),
        list ? value -> value.getRepeatedValue().stream().map(one).toList() : one);
  }

  @Nullable Object bind(FieldValueList row) {
    FieldValue value = row.get(index);
    if (!value.isNull()) {
      return conversion.apply(value);
    }
    if (primitive) {
      throw new IllegalStateException(
          "Column %s of %s is NULL, but its record component is primitive: use a boxed type"
              .formatted(column, where));
    }
    return null;
  }

  private static Function<FieldValue, Object> conversion(
      Type type, Field field, String where, List<String> problems) {
    StandardSQLTypeName sql = field.getType().getStandardType();
    if (type instanceof Class<?> record && record.isRecord()) {
      return struct(record.asSubclass(Record.class), field, where, problems);
    }
    if (expected(type) != sql
        && !(type == BigDecimal.class && sql == StandardSQLTypeName.BIGNUMERIC)) {
      problems.add(mismatch(field, type));
    }
    return scalar(type);
  }

  private static Function<FieldValue, Object> scalar(Type type) {
    return switch (type.getTypeName()) {
      case "long", "java.lang.Long" -> FieldValue::getLongValue;
      case "int", "java.lang.Integer" -> value -> Math.toIntExact(value.getLongValue());
      case "double", "java.lang.Double" -> FieldValue::getDoubleValue;
      case "boolean", "java.lang.Boolean" -> FieldValue::getBooleanValue;
      case "java.math.BigDecimal" -> FieldValue::getNumericValue;
      case "java.time.Instant" ->
          value -> Instant.EPOCH.plus(value.getTimestampValue(), ChronoUnit.MICROS);
      case "java.time.LocalDate" -> value -> LocalDate.parse(value.getStringValue());
      case "byte[]" -> FieldValue::getBytesValue;
      default -> FieldValue::getStringValue;
    };
  }

  private static @Nullable StandardSQLTypeName expected(Type type) {
    return switch (type.getTypeName()) {
      case "java.lang.String" -> StandardSQLTypeName.STRING;
      case "long", "java.lang.Long", "int", "java.lang.Integer" -> StandardSQLTypeName.INT64;
      case "double", "java.lang.Double" -> StandardSQLTypeName.FLOAT64;
      case "boolean", "java.lang.Boolean" -> StandardSQLTypeName.BOOL;
      case "java.math.BigDecimal" -> StandardSQLTypeName.NUMERIC;
      case "java.time.Instant" -> StandardSQLTypeName.TIMESTAMP;
      case "java.time.LocalDate" -> StandardSQLTypeName.DATE;
      case "byte[]" -> StandardSQLTypeName.BYTES;
      default -> null;
    };
  }

  private static Function<FieldValue, Object> struct(
      Class<? extends Record> record, Field field, String where, List<String> problems) {
    if (field.getType() != LegacySQLTypeName.RECORD) {
      problems.add(mismatch(field, record));
      return FieldValue::getValue;
    }
    RowBinding<? extends Record> members =
        RowBinding.of(record, where, field.getSubFields(), problems);
    return value -> members.bind(value.getRecordValue());
  }

  private static String mismatch(Field field, Type type) {
    boolean repeated = field.getMode() == Field.Mode.REPEATED;
    String sql = field.getType().getStandardType().name();
    return "column %s is %s, which is no %s"
        .formatted(field.getName(), repeated ? "ARRAY<" + sql + ">" : sql, type.getTypeName());
  }
}
