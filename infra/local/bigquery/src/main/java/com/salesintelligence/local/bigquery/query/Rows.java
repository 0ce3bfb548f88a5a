package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a result, with values as DuckDB gives them; lists for arrays and structs.
 *
 * @param size how many single values there are, those inside of arrays and structs included
 */
public record Rows(List<ColumnSchema> columns, List<@Nullable Object[]> values, long size) {

  private static final int MAX_ROWS = 1_000_000;

  public Rows {
    columns = List.copyOf(columns);
  }

  static Rows none() {
    return new Rows(List.of(), List.of(), 0);
  }

  public static Rows read(List<ColumnSchema> columns, ResultSet result) throws SQLException {
    return read(columns, result, MAX_ROWS)
        .orElseThrow(
            () ->
                new ApiError(
                    400,
                    "responseTooLarge",
                    "Response too large to return: the embedded BigQuery keeps 1,000,000 rows of a"
                        + " result. Add a LIMIT, or a destination table."));
  }

  /** Nothing where there are more rows than that. */
  static Optional<Rows> read(List<ColumnSchema> columns, ResultSet result, int limit)
      throws SQLException {
    var rows = new ArrayList<@Nullable Object[]>();
    while (result.next()) {
      @Nullable Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = value(columns.get(i).type(), result, i + 1);
      }
      rows.add(row);
      if (rows.size() > limit) {
        return Optional.empty();
      }
    }
    long values = rows.stream().mapToLong(row -> size(Arrays.asList(row))).sum();
    return Optional.of(new Rows(columns, rows, values));
  }

  private static long size(List<?> values) {
    return values.stream()
        .mapToLong(value -> value instanceof List<?> inner ? size(inner) : 1)
        .sum();
  }

  private static @Nullable Object value(SqlType type, ResultSet row, int column)
      throws SQLException {
    Object value =
        switch (type) {
          case SqlType.Scalar.DATE -> row.getObject(column, LocalDate.class);
          case SqlType.Scalar.TIME -> row.getObject(column, LocalTime.class);
          case SqlType.Scalar.TIMESTAMP, SqlType.Scalar.DATETIME ->
              row.getObject(column, LocalDateTime.class);
          case SqlType.Scalar.BYTES -> row.getBytes(column);
          case SqlType.Scalar.STRING, SqlType.Scalar.JSON -> row.getString(column);
          default -> row.getObject(column);
        };
    return plain(type, value);
  }

  private static @Nullable Object plain(SqlType type, @Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Array array when type instanceof SqlType.Array(SqlType element) ->
          plain(element, Arrays.asList((Object[]) array.getArray()));
      case Struct struct when type instanceof SqlType.Struct(List<SqlType.Field> fields) -> {
        Object[] members = struct.getAttributes();
        var values = new ArrayList<@Nullable Object>(members.length);
        for (int i = 0; i < members.length; i++) {
          values.add(plain(fields.get(i).type(), members[i]));
        }
        yield values;
      }
      case Struct range when type instanceof SqlType.Scalar scalar ->
          plain(scalar.bound(), Arrays.asList(range.getAttributes()));
      case java.sql.Timestamp time -> time.toLocalDateTime();
      case java.sql.Date date -> date.toLocalDate();
      case java.sql.Blob blob -> blob.getBytes(1, (int) blob.length());
      default -> value;
    };
  }

  private static List<@Nullable Object> plain(SqlType element, List<?> elements)
      throws SQLException {
    var values = new ArrayList<@Nullable Object>(elements.size());
    for (Object each : elements) {
      values.add(plain(element, each));
    }
    return values;
  }

  void insert(DuckDBConnection connection, TableEntry table) throws SQLException {
    String values =
        columns.stream()
            .map(column -> "CAST(? AS " + column.type().duckType() + ")")
            .collect(Collectors.joining(", "));
    String insert =
        "INSERT INTO %s (%s) VALUES (%s)".formatted(table.duckName(), table.columnList(), values);
    try (var statement = connection.prepareStatement(insert)) {
      for (@Nullable Object[] row : this.values) {
        for (int i = 0; i < row.length; i++) {
          SqlType type = columns.get(i).type();
          statement.setObject(i + 1, ParameterValues.duck(connection, type, row[i]));
        }
        statement.execute();
      }
    }
  }
}
