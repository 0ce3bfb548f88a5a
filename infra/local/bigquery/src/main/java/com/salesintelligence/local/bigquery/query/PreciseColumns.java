package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.Statement;
import java.util.List;

/**
 * Lets columns of type TIMESTAMP(12) through a statement that only selects them: as the text that
 * they are stored as.
 */
final class PreciseColumns {

  private PreciseColumns() {}

  static Catalog asText(Catalog catalog) {
    return name ->
        catalog.find(name).map(found -> found instanceof Catalog.Table table ? text(table) : found);
  }

  /** Another version, too, so that no cache takes one for the other. */
  private static Catalog.Table text(Catalog.Table table) {
    List<ColumnSchema> columns =
        table.columns().stream()
            .map(column -> isPrecise(column) ? column.withType(SqlType.Scalar.STRING) : column)
            .toList();
    boolean same = columns.equals(table.columns());
    return same
        ? table
        : new Catalog.Table(table.duckName(), columns, table.partitioned(), ~table.version());
  }

  /** The query with what the table says of its columns, and a query's result does not. */
  static Statement.Query of(Statement.Query query, TableEntry table) {
    List<ColumnSchema> columns =
        query.columns().stream()
            .map(
                column ->
                    table.columns().stream()
                        .filter(stored -> stored.name().equalsIgnoreCase(column.name()))
                        .findFirst()
                        .map(
                            stored ->
                                stored.withType(isPrecise(stored) ? stored.type() : column.type()))
                        .orElse(column))
            .toList();
    return new Statement.Query(query.sql(), columns, query.referencedTables());
  }

  private static boolean isPrecise(ColumnSchema column) {
    return column.type() == SqlType.Scalar.TIMESTAMP_PICOS;
  }
}
