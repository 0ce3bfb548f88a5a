package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array may hold NULL within a query, but neither in its result nor in a table. */
final class NullElements {

  private NullElements() {}

  static void refuse(Rows rows) {
    for (int i = 0; i < rows.columns().size(); i++) {
      ColumnSchema column = rows.columns().get(i);
      if (column.type() instanceof SqlType.Scalar) {
        continue;
      }
      for (@Nullable Object[] row : rows.values()) {
        if (isIn(row[i], column.type())) {
          throw refused(column);
        }
      }
    }
  }

  private static boolean isIn(@Nullable Object value, SqlType type) {
    if (!(value instanceof List<?> values)) {
      return false;
    }
    return switch (type) {
      case SqlType.Array(SqlType element) ->
          values.stream().anyMatch(each -> each == null || isIn(each, element));
      case SqlType.Struct(List<SqlType.Field> fields) -> {
        boolean found = false;
        for (int i = 0; i < fields.size(); i++) {
          found |= isIn(values.get(i), fields.get(i).type());
        }
        yield found;
      }
      case SqlType.Scalar scalar -> false;
    };
  }

  /** Checks rows that a statement wrote, before they commit. */
  static void refuse(Connection connection, String duckTable, List<ColumnSchema> columns)
      throws SQLException {
    for (ColumnSchema column : columns) {
      if (column.type() instanceof SqlType.Array) {
        String name = DuckName.quote(column.name());
        String first =
            "SELECT 1 FROM %s WHERE list_count(%s) < len(%s) LIMIT 1"
                .formatted(duckTable, name, name);
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(first)) {
          if (rows.next()) {
            throw refused(column);
          }
        }
      }
    }
  }

  private static ApiError refused(ColumnSchema column) {
    return ApiError.invalidQuery(
        "Array cannot have a null element; error in writing field " + column.name());
  }
}
