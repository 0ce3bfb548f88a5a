package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TypeLimit;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that columns have where a row says nothing about them. */
public final class DefaultValues {

  /** What gives another value for each row of a statement. */
  private static final Set<String> PER_ROW = Set.of("GENERATE_UUID", "RAND");

  private final GoogleSql sql;
  private final Database database;
  private final Metadata metadata;

  public DefaultValues(GoogleSql sql, Database database, Metadata metadata) {
    this.sql = sql;
    this.database = database;
    this.metadata = metadata;
  }

  /** Refuses an expression that is no value of the column's type. */
  public void check(ColumnSchema column) {
    if (!column.defaultValue().isEmpty()) {
      query(column);
    }
  }

  /** Values for some rows: one for all of them, or one for each. */
  public List<@Nullable Object> values(ColumnSchema column, int rows) throws SQLException {
    Statement.Query query = query(column);
    String upper = column.defaultValue().toUpperCase(Locale.ROOT);
    int count = PER_ROW.stream().anyMatch(upper::contains) ? rows : 1;
    return database.read(
        connection -> {
          var values = new ArrayList<@Nullable Object>(count);
          try (var statement = connection.prepareStatement(query.sql().text())) {
            for (int i = 0; i < count; i++) {
              try (var result = statement.executeQuery()) {
                values.add(Rows.read(query.columns(), result).values().getFirst()[0]);
              }
            }
          }
          return values;
        });
  }

  private Statement.Query query(ColumnSchema column) {
    try {
      String text =
          "SELECT CAST((%s) AS %s)".formatted(column.defaultValue(), declared(column.type()));
      if (sql.analyze(text, QueryOptions.of("", ""), metadata) instanceof Statement.Query query
          && query.referencedTables().isEmpty()) {
        return query;
      }
    } catch (SqlError e) {
      throw ApiError.invalid(
          "Invalid default value expression for column \"%s\": %s"
              .formatted(column.name(), e.getMessage()));
    }
    throw ApiError.invalid(
        "Invalid default value expression for column \"%s\": it reads a table"
            .formatted(column.name()));
  }

  private static String declared(SqlType type) {
    if (TypeLimit.elementOf(type) instanceof SqlType.Struct) {
      throw ApiError.unsupported("A default value of type STRUCT");
    }
    return type.googleSql();
  }
}
