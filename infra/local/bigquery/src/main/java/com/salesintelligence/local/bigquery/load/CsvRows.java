package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of CSV records as rows of a table. */
final class CsvRows {

  private final List<ColumnSchema> columns;
  private final CsvOptions options;
  private final boolean ignoreUnknown;

  CsvRows(List<ColumnSchema> columns, CsvOptions options, boolean ignoreUnknown) {
    this.columns = columns;
    this.options = options;
    this.ignoreUnknown = ignoreUnknown;
  }

  JsonRows.Row read(List<CsvReader.Field> fields) {
    if (fields.size() > columns.size() && !ignoreUnknown) {
      throw new BadRow(
          "",
          "Too many values in row. Found %d column(s) while expected %d."
              .formatted(fields.size(), columns.size()));
    }
    if (fields.size() < columns.size() && !options.jagged()) {
      throw new BadRow(
          "",
          "CSV table references column position %d, but line contains only %d columns."
              .formatted(fields.size(), fields.size()));
    }
    @Nullable Object[] values = new Object[columns.size()];
    boolean[] given = new boolean[columns.size()];
    for (int i = 0; i < Math.min(fields.size(), values.length); i++) {
      values[i] = value(columns.get(i), fields.get(i));
      given[i] = true;
    }
    return new JsonRows.Row(values, given);
  }

  private @Nullable Object value(ColumnSchema column, CsvReader.Field field) {
    if (!(column.type() instanceof SqlType.Scalar type)) {
      throw new BadRow(
          column.name(), "CSV cannot hold nested or repeated fields: " + column.name());
    }
    boolean isNull = options.nulls().contains(field.text()) && !field.quoted();
    return isNull ? null : ScalarText.parse(type, field.text(), column.name());
  }
}
