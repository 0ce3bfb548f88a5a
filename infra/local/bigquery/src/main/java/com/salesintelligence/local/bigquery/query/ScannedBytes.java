package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How many bytes a query reads: the logical sizes of the columns that it names, as BigQuery counts.
 */
final class ScannedBytes {

  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_BILLED = 10 * MEGABYTE;

  private final Database database;
  private final Metadata metadata;
  private final Map<TableName, Measured> measured = new ConcurrentHashMap<>();

  /** By the names of columns, of which there are few. */
  private final Map<String, Pattern> words = new ConcurrentHashMap<>();

  ScannedBytes(Database database, Metadata metadata) {
    this.database = database;
    this.metadata = metadata;
  }

  /** What is paid for: whole megabytes, and ten of them at least. */
  static long billed(long bytes, Set<TableName> tables) {
    if (tables.isEmpty()) {
      return 0;
    }
    return Math.max(LEAST_BILLED, (bytes + MEGABYTE - 1) / MEGABYTE * MEGABYTE);
  }

  /**
   * @param duckSql names the columns that are read, and no others
   * @param exact whether a table is measured anew as soon as it has another row; else when it has
   *     half as many more or less, and what was measured before is scaled
   */
  long of(String duckSql, Set<TableName> tables, boolean exact) throws SQLException {
    long bytes = 0;
    for (TableName name : tables) {
      Optional<TableEntry> table = metadata.table(name).filter(entry -> !entry.isView());
      if (table.isPresent()) {
        bytes += of(duckSql, table.get(), exact);
      }
    }
    return bytes;
  }

  private long of(String duckSql, TableEntry table, boolean exact) throws SQLException {
    Measured measured = measured(table, exact);
    long bytes = 0;
    for (ColumnSchema column : table.columns()) {
      if (names(duckSql, column.name())) {
        bytes += measured.sizes.getOrDefault(column.name(), 0L);
      }
    }
    return measured.scaled(bytes);
  }

  private boolean names(String duckSql, String column) {
    return duckSql.contains(DuckName.quote(column))
        || words.computeIfAbsent(column, ScannedBytes::word).matcher(duckSql).find();
  }

  private static Pattern word(String column) {
    return Pattern.compile("\\b" + Pattern.quote(column) + "\\b", Pattern.CASE_INSENSITIVE);
  }

  /** All bytes of a table. */
  long of(TableEntry table) throws SQLException {
    return measured(table, true).sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  private Measured measured(TableEntry table, boolean exact) throws SQLException {
    long rows = count(table);
    Measured known = measured.get(table.name());
    if (known == null || known.version != table.version() || !known.tells(rows, exact)) {
      known = new Measured(table.version(), rows, measure(table), rows);
      measured.put(table.name(), known);
    }
    return known.with(rows);
  }

  private long count(TableEntry table) throws SQLException {
    return numbers("SELECT count(*) FROM " + table.duckName(), 1).getFirst();
  }

  private Map<String, Long> measure(TableEntry table) throws SQLException {
    List<ColumnSchema> columns = table.columns();
    if (columns.isEmpty()) {
      return Map.of();
    }
    var sums = new ArrayList<String>();
    for (ColumnSchema column : columns) {
      String size = size(column.type(), DuckName.quote(column.name()), 0);
      sums.add("coalesce(sum(%s), 0)::BIGINT".formatted(size));
    }
    List<Long> sizes =
        numbers(
            "SELECT %s FROM %s".formatted(String.join(", ", sums), table.duckName()), sums.size());
    Map<String, Long> byColumn = new ConcurrentHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byColumn.put(columns.get(i).name(), sizes.get(i));
    }
    return byColumn;
  }

  private static String size(SqlType type, String value, int depth) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> {
        String each = "x" + depth;
        yield "list_sum(list_transform(%s, lambda %s: %s))"
            .formatted(value, each, size(element, each, depth + 1));
      }
      case SqlType.Struct struct -> {
        var members = new ArrayList<String>();
        for (int i = 0; i < struct.fields().size(); i++) {
          String member = value + "." + DuckName.quote(struct.duckField(i));
          members.add(
              "coalesce(%s, 0)".formatted(size(struct.fields().get(i).type(), member, depth)));
        }
        yield members.isEmpty() ? "0" : "(" + String.join(" + ", members) + ")";
      }
      case SqlType.Scalar scalar -> scalar(scalar, value);
    };
  }

  private static String scalar(SqlType.Scalar type, String value) {
    String fixed = "CASE WHEN " + value + " IS NULL THEN 0 ELSE %d END";
    return switch (type) {
      case STRING, JSON -> "(strlen(" + value + "::VARCHAR) + 2)";
      case BYTES -> "(octet_length(" + value + ") + 2)";
      case BOOL -> fixed.formatted(1);
      case INT64, FLOAT64, DATE, TIME, DATETIME, TIMESTAMP -> fixed.formatted(8);
      case BIGNUMERIC -> fixed.formatted(32);
      default -> fixed.formatted(16);
    };
  }

  private List<Long> numbers(String sql, int count) throws SQLException {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery(sql)) {
            row.next();
            var numbers = new ArrayList<Long>();
            for (int i = 1; i <= count; i++) {
              numbers.add(row.getLong(i));
            }
            return numbers;
          }
        });
  }

  /**
   * What the columns hold.
   *
   * @param rows that were measured
   * @param present rows that there are now
   */
  private record Measured(long version, long rows, Map<String, Long> sizes, long present) {

    boolean tells(long now, boolean exact) {
      return exact ? rows == now : Math.abs(now - rows) <= rows / 2;
    }

    Measured with(long now) {
      return new Measured(version, rows, sizes, now);
    }

    long scaled(long bytes) {
      return rows == present ? bytes : (long) ((double) bytes / rows * present);
    }
  }
}
