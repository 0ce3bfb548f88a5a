package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.TypeLimit;
import com.salesintelligence.local.bigquery.query.DefaultValues;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Completes and checks rows, and appends them to a table. */
final class RowWriter {

  private final List<ColumnSchema> columns;
  private final List<Optional<TypeLimit>> limits;
  private final DefaultValues defaults;

  RowWriter(List<ColumnSchema> columns, DefaultValues defaults) {
    this.columns = columns;
    this.defaults = defaults;
    limits = columns.stream().map(TypeLimit::of).toList();
  }

  /**
   * Fills in default values and empty arrays.
   *
   * @throws BadRow where a required value is missing or a value is too large
   */
  @Nullable Object[] complete(JsonRows.Row row) throws SQLException {
    @Nullable Object[] values = row.values();
    for (int i = 0; i < values.length; i++) {
      ColumnSchema column = columns.get(i);
      if (!row.given()[i] && !column.defaultValue().isEmpty()) {
        values[i] = defaults.values(column, 1).getFirst();
      }
      if (values[i] == null && column.type() instanceof SqlType.Array) {
        values[i] = List.of();
      }
      if (values[i] == null && column.required()) {
        throw new BadRow(column.name(), "Missing required field: " + column.name() + ".");
      }
      Optional<TypeLimit> limit = limits.get(i);
      if (limit.isPresent()) {
        values[i] = limited(column, limit.get(), values[i]);
      }
    }
    return values;
  }

  private static @Nullable Object limited(
      ColumnSchema column, TypeLimit limit, @Nullable Object value) {
    return switch (value) {
      case List<?> list -> {
        var limited = new ArrayList<@Nullable Object>();
        for (Object element : list) {
          limited.add(limited(column, limit, element));
        }
        yield limited;
      }
      case String text when limit instanceof TypeLimit.Length(String type, long max) -> {
        requireLength(column, type, max, text.codePointCount(0, text.length()));
        yield text;
      }
      case byte[] bytes when limit instanceof TypeLimit.Length(String type, long max) -> {
        requireLength(column, type, max, bytes.length);
        yield bytes;
      }
      case BigDecimal number when limit instanceof TypeLimit.Digits digits ->
          rounded(column, digits, number);
      case null, default -> value;
    };
  }

  private static void requireLength(ColumnSchema column, String type, long max, long length) {
    if (length > max) {
      throw new BadRow(
          column.name(),
          "Field %s: %s has maximum length %d but got a value with length %d"
              .formatted(column.name(), type, max, length));
    }
  }

  private static BigDecimal rounded(
      ColumnSchema column, TypeLimit.Digits digits, BigDecimal number) {
    BigDecimal rounded = number.setScale(digits.scale(), RoundingMode.HALF_UP);
    if (rounded.precision() - rounded.scale() > digits.precision() - digits.scale()) {
      throw new BadRow(
          column.name(),
          "Field %s: %s is out of range for %s"
              .formatted(column.name(), number.toPlainString(), digits.type()));
    }
    return rounded.setScale(9, RoundingMode.UNNECESSARY);
  }

  /** Appends rows that are complete; the table's columns are those of the rows, in their order. */
  static void append(
      DuckDBConnection connection, TableEntry table, Iterable<@Nullable Object[]> rows)
      throws SQLException {
    if (!RowAppends.fit(table)) {
      RowAppends.append(connection, TablePart.whole(table), rows);
      return;
    }
    try (DuckDBAppender appender =
        connection.createAppender(table.duckSchema(), table.name().table())) {
      RowAppends.appendAll(appender, rows);
    }
  }
}
