package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.TableFieldSchema;
import com.google.cloud.bigquery.storage.v1.TableSchema;
import com.google.protobuf.Int64Value;
import com.salesintelligence.local.bigquery.catalog.TypeLimit;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;

/** A table's schema as the Storage Write API describes it. */
final class WriteSchemas {

  private WriteSchemas() {}

  static TableSchema of(List<ColumnSchema> columns) {
    var schema = TableSchema.newBuilder();
    for (ColumnSchema column : columns) {
      TableFieldSchema.Builder field =
          field(column.name(), column.type(), TableFieldSchema.Mode.valueOf(column.mode()))
              .toBuilder()
              .setDescription(column.description())
              .setDefaultValueExpression(column.defaultValue());
      TypeLimit.of(column).ifPresent(limit -> describe(field, limit));
      schema.addFields(field);
    }
    return schema.build();
  }

  private static void describe(TableFieldSchema.Builder field, TypeLimit limit) {
    switch (limit) {
      case TypeLimit.Length length -> field.setMaxLength(length.max());
      case TypeLimit.Digits digits ->
          field.setPrecision(digits.precision()).setScale(digits.scale());
    }
  }

  private static TableFieldSchema field(String name, SqlType type, TableFieldSchema.Mode mode) {
    var field = TableFieldSchema.newBuilder().setName(name).setMode(mode);
    return switch (type) {
      case SqlType.Array array -> field(name, array.element(), TableFieldSchema.Mode.REPEATED);
      case SqlType.Struct struct -> {
        field.setType(TableFieldSchema.Type.STRUCT);
        struct
            .fields()
            .forEach(
                f -> field.addFields(field(f.name(), f.type(), TableFieldSchema.Mode.NULLABLE)));
        yield field.build();
      }
      case SqlType.Scalar scalar when scalar.isRange() ->
          field
              .setType(TableFieldSchema.Type.RANGE)
              .setRangeElementType(
                  TableFieldSchema.FieldElementType.newBuilder().setType(type(scalar.bound())))
              .build();
      case SqlType.Scalar.TIMESTAMP_PICOS ->
          field
              .setType(TableFieldSchema.Type.TIMESTAMP)
              .setTimestampPrecision(Int64Value.of(12))
              .build();
      case SqlType.Scalar scalar -> field.setType(type(scalar)).build();
    };
  }

  private static TableFieldSchema.Type type(SqlType.Scalar scalar) {
    return switch (scalar) {
      case FLOAT64 -> TableFieldSchema.Type.DOUBLE;
      default -> TableFieldSchema.Type.valueOf(scalar.name());
    };
  }
}
