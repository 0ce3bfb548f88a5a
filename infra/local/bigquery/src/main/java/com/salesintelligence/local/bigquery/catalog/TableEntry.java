package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table or view.
 *
 * @param resource as the REST API gives it, but for the numbers that change with each row
 * @param changeData whether rows have come as upserts or deletes
 * @param version grows with each change of anything else
 */
public record TableEntry(
    TableName name,
    ObjectNode resource,
    List<ColumnSchema> columns,
    List<String> primaryKey,
    boolean changeData,
    long version) {

  /** Sequence number of the change that wrote a row, and its further sections, if any. */
  public static final String SEQUENCE = "_change_sequence";

  public static final String SEQUENCE_REST = "_change_sequence_rest";

  /** What DuckDB's table has where there is no column yet: it must have one. */
  public static final String NO_COLUMNS = "_no_columns";

  public TableEntry {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  public static TableEntry of(
      TableName name, ObjectNode resource, boolean changeData, long version) {
    var key = new ArrayList<String>();
    for (JsonNode column : resource.path("tableConstraints").path("primaryKey").path("columns")) {
      key.add(column.asString());
    }
    return new TableEntry(
        name, resource, TableSchemas.read(resource.path("schema")), key, changeData, version);
  }

  public boolean isView() {
    return resource.has("view");
  }

  public Optional<String> viewQuery() {
    return isView() ? Optional.of(Json.text(resource.path("view"), "query")) : Optional.empty();
  }

  public String duckSchema() {
    return duckSchema(name.project(), name.dataset());
  }

  public static String duckSchema(String project, String dataset) {
    return project + "." + dataset;
  }

  /** The table's name in DuckDB, quoted. */
  public String duckName() {
    return duckName(name);
  }

  public static String duckName(TableName name) {
    return DuckName.quote(duckSchema(name.project(), name.dataset()))
        + "."
        + DuckName.quote(name.table());
  }

  /** Whether the time is over that the table was made for. */
  boolean isExpired(long now) {
    long end = resource.path("expirationTime").asLong(Long.MAX_VALUE);
    return end <= now;
  }

  /** Snapshots are read only. */
  public boolean isReadOnly() {
    return resource.has("snapshotDefinition");
  }

  /** Only tables with a key can take upserts; they remember the sequence of each row. */
  public boolean isKeyed() {
    return !primaryKey.isEmpty();
  }

  /** How the rows are divided; empty where they are not. */
  public Optional<Partitions> partitions() {
    return Partitions.of(resource);
  }

  /** DuckDB's DDL; the hidden columns come first, so that ALTER can add columns at the end. */
  public String duckDdl() {
    var lines = new ArrayList<String>();
    partitions()
        .filter(Partitions::isByIngestion)
        .ifPresent(partitions -> lines.add(partitions.duckColumn()));
    if (isKeyed()) {
      lines.add(SEQUENCE + " BIGINT");
      lines.add(SEQUENCE_REST + " VARCHAR");
    }
    for (ColumnSchema column : columns) {
      String notNull = column.required() ? " NOT NULL" : "";
      lines.add(DuckName.quote(column.name()) + " " + column.type().duckType() + notNull);
    }
    if (columns.isEmpty()) {
      lines.add(NO_COLUMNS + " BOOLEAN");
    }
    return "CREATE TABLE " + duckName() + " (" + String.join(", ", lines) + ")";
  }

  /** The columns' quoted names, comma separated. */
  public String columnList() {
    return columns.stream().map(c -> DuckName.quote(c.name())).collect(Collectors.joining(", "));
  }

  Catalog.Relation relation() {
    return viewQuery()
        .<Catalog.Relation>map(query -> new Catalog.View(query, version))
        .orElseGet(
            () ->
                new Catalog.Table(
                    duckName(), columns, Partitions.forStatements(resource), version));
  }
}
