package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.TableFieldSchema;
import com.google.cloud.bigquery.storage.v1.TableSchema;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;

/** A table's schema as the Storage Write API describes it. */
final class WriteSchemas {

  private WriteSchemas() {}

  static TableSchema of(List<ColumnSchema> columns) {
    var schema = TableSchema.newBuilder();
    for (ColumnSchema column : columns) {
      schema.addFields(
          field(column.name(), column.type(), TableFieldSchema.Mode.valueOf(column.mode())));
    }
    return schema.build();
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
