package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.TypeLimit;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What the parameters of types say of rows that statements wrote: checked before they commit. */
final class TypeLimits {

  private TypeLimits() {}

  static void enforce(Connection connection, String duckTable, List<ColumnSchema> columns)
      throws SQLException {
    for (ColumnSchema column : columns) {
      Optional<TypeLimit> limit = TypeLimit.of(column);
      if (limit.isPresent()) {
        enforce(connection, duckTable, column, limit.get());
      }
    }
  }

  private static void enforce(
      Connection connection, String duckTable, ColumnSchema column, TypeLimit limit)
      throws SQLException {
    String name = DuckName.quote(column.name());
    boolean array = column.type() instanceof SqlType.Array;
    switch (limit) {
      case TypeLimit.Length length -> {
        String size = lengthOf(column, array ? "x" : name);
        String tooLong = size + " > " + length.max();
        refuseWhere(connection, duckTable, any(name, array, tooLong), column, length.type());
      }
      case TypeLimit.Digits digits -> {
        String rounded = "round(%s, %d)".formatted(array ? "x" : name, digits.scale());
        String value =
            array ? "list_transform(%s, lambda x: %s)".formatted(name, rounded) : rounded;
        run(
            connection,
            "UPDATE %s SET %s = %s WHERE %s <> %s".formatted(duckTable, name, value, name, value));
        if (digits.precision() - digits.scale() == 29) {
          return;
        }
        String large =
            "abs(%s) >= 1e%d::DECIMAL(38,9)"
                .formatted(array ? "x" : name, digits.precision() - digits.scale());
        refuseWhere(connection, duckTable, any(name, array, large), column, digits.type());
      }
    }
  }

  private static String lengthOf(ColumnSchema column, String value) {
    return TypeLimit.elementOf(column.type()) == SqlType.Scalar.BYTES
        ? "octet_length(" + value + ")"
        : "length(" + value + ")";
  }

  private static String any(String name, boolean array, String condition) {
    return array ? "len(list_filter(%s, lambda x: %s)) > 0".formatted(name, condition) : condition;
  }

  private static void refuseWhere(
      Connection connection, String duckTable, String condition, ColumnSchema column, String type)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT 1 FROM %s WHERE %s LIMIT 1".formatted(duckTable, condition))) {
      if (rows.next()) {
        throw ApiError.invalidQuery(
            "Field %s: a value does not fit its type %s".formatted(column.name(), type));
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
