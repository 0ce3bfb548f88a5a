package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.salesintelligence.contracts.warehouse.Column;
import com.salesintelligence.contracts.warehouse.Table;

/** The schema of a table for Google's client. */
final class BigQuerySchemas {

  private BigQuerySchemas() {}

  static Schema of(Table table) {
    return Schema.of(
        table.columns().stream()
            .map(column -> field(column, table.primaryKey().contains(column.name())))
            .toList());
  }

  private static Field field(Column column, boolean required) {
    Field[] members =
        column.fields().stream().map(member -> field(member, false)).toArray(Field[]::new);
    return Field.newBuilder(column.name(), StandardSQLTypeName.valueOf(column.type()), members)
        .setMode(mode(column, required))
        .setDescription(column.description())
        .build();
  }

  private static Field.Mode mode(Column column, boolean required) {
    if (column.repeated()) {
      return Field.Mode.REPEATED;
    }
    return required ? Field.Mode.REQUIRED : Field.Mode.NULLABLE;
  }
}
