package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Parquet files, read and written by DuckDB. */
final class ParquetFiles {

  private final Database database;

  ParquetFiles(Database database) {
    this.database = database;
  }

  List<ColumnSchema> columns(Path file) throws SQLException {
    return database.read(
        connection -> {
          var columns = new ArrayList<ColumnSchema>();
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("DESCRIBE SELECT * FROM " + source(file))) {
            while (rows.next()) {
              String name = rows.getString(1);
              columns.add(ColumnSchema.of(name, type(name, rows.getString(2))));
            }
          }
          return columns;
        });
  }

  /** Copies the columns that the table has and the file has, too. */
  void load(Path file, List<ColumnSchema> inFile, TableEntry table) throws SQLException {
    List<ColumnSchema> taken =
        table.columns().stream()
            .filter(c -> inFile.stream().anyMatch(f -> f.name().equalsIgnoreCase(c.name())))
            .toList();
    String names =
        taken.stream().map(c -> DuckName.quote(c.name())).collect(Collectors.joining(", "));
    String values =
        taken.stream()
            .map(c -> "CAST(%s AS %s)".formatted(DuckName.quote(c.name()), c.type().duckType()))
            .collect(Collectors.joining(", "));
    database.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(
                "INSERT INTO %s (%s) SELECT %s FROM %s"
                    .formatted(table.duckName(), names, values, source(file)));
          }
        });
  }

  /** With a compression as the API names it; NONE for none. */
  void extract(TablePart part, Path file, String compression) throws SQLException {
    String codec = compression.equals("NONE") ? "uncompressed" : compression;
    String columns =
        part.table().columns().stream()
            .map(ParquetFiles::extracted)
            .collect(Collectors.joining(", "));
    database.read(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(
                "COPY (SELECT %s FROM %s) TO %s (FORMAT parquet, COMPRESSION '%s')"
                    .formatted(columns, part.from(), quoted(file), codec));
          }
        });
  }

  /** DuckDB's timestamps have no zone, as BigQuery's DATETIME; those of TIMESTAMP are in UTC. */
  private static String extracted(ColumnSchema column) {
    String name = DuckName.quote(column.name());
    return column.type() == Scalar.TIMESTAMP
        ? "CAST(%s AS TIMESTAMP WITH TIME ZONE) AS %s".formatted(name, name)
        : name;
  }

  private static String source(Path file) {
    return "read_parquet(" + quoted(file) + ")";
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  /** DuckDB's name of a type as BigQuery's type. */
  private static SqlType type(String column, String duck) {
    if (duck.endsWith("[]")) {
      return SqlType.arrayOf(type(column, duck.substring(0, duck.length() - 2)));
    }
    if (duck.startsWith("STRUCT(")) {
      return struct(column, duck.substring("STRUCT(".length(), duck.length() - 1));
    }
    if (duck.startsWith("DECIMAL(")) {
      return decimal(column, duck);
    }
    return switch (duck) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          Scalar.INT64;
      case "FLOAT", "DOUBLE" -> Scalar.FLOAT64;
      case "VARCHAR" -> Scalar.STRING;
      case "BLOB" -> Scalar.BYTES;
      case "BOOLEAN" -> Scalar.BOOL;
      case "DATE" -> Scalar.DATE;
      case "TIME" -> Scalar.TIME;
      case "TIMESTAMP", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP_S" -> Scalar.DATETIME;
      case "TIMESTAMP WITH TIME ZONE" -> Scalar.TIMESTAMP;
      case "JSON" -> Scalar.JSON;
      default -> throw ApiError.unsupported("Parquet column " + column + " of type " + duck);
    };
  }

  private static SqlType decimal(String column, String duck) {
    String[] digits = duck.substring("DECIMAL(".length(), duck.length() - 1).split(",");
    int precision = Integer.parseInt(digits[0].strip());
    int scale = Integer.parseInt(digits[1].strip());
    if (scale > 9 || precision - scale > 29) {
      throw ApiError.unsupported("Parquet column " + column + " of type " + duck);
    }
    return Scalar.NUMERIC;
  }

  /** Members are separated by commas that are in no brackets and no quotes. */
  private static SqlType struct(String column, String members) {
    var fields = new ArrayList<SqlType.Field>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i <= members.length(); i++) {
      char c = i == members.length() ? ',' : members.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      } else if (!quoted && c == ',' && depth == 0) {
        fields.add(member(column, members.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return new SqlType.Struct(fields);
  }

  private static SqlType.Field member(String column, String text) {
    int end = text.startsWith("\"") ? text.indexOf('"', 1) + 1 : text.indexOf(' ');
    String name = text.substring(0, end).replace("\"", "");
    return new SqlType.Field(name, type(column + "." + name, text.substring(end).strip()));
  }
}
