package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.Catalog.Computed;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The views of INFORMATION_SCHEMA, of one dataset or of a whole region. */
final class InformationSchema {

  static final String TABLE = "table_catalog STRING, table_schema STRING, table_name STRING";

  private final Metadata metadata;
  private final TableName name;
  private final Function<String, List<ObjectNode>> jobs;

  /**
   * @param jobs the jobs of a project, as the REST API gives them
   */
  InformationSchema(Metadata metadata, TableName name, Function<String, List<ObjectNode>> jobs) {
    this.metadata = metadata;
    this.name = name;
    this.jobs = jobs;
  }

  static boolean isNamed(TableName name) {
    return name.table().startsWith("INFORMATION_SCHEMA.");
  }

  Computed view(long version) {
    String view = name.table().substring("INFORMATION_SCHEMA.".length());
    ComputedRows rows =
        switch (view) {
          case "SCHEMATA" -> schemata();
          case "TABLES" -> tables();
          case "COLUMNS" -> ColumnViews.columns(entries());
          case "COLUMN_FIELD_PATHS" -> ColumnViews.fieldPaths(entries());
          case "TABLE_OPTIONS" -> options();
          case "VIEWS" -> views();
          case "ROUTINES" -> routines();
          case "PARTITIONS" -> partitions();
          case "TABLE_CONSTRAINTS" -> constraints();
          case "KEY_COLUMN_USAGE" -> keys();
          case "JOBS", "JOBS_BY_PROJECT", "JOBS_BY_USER" ->
              JobsView.of(name.project(), jobs.apply(name.project()));
          default -> throw ApiError.unsupported("INFORMATION_SCHEMA." + view);
        };
    return rows.relation(version);
  }

  /** Those of a region are those of the project; nothing lies in a region of its own. */
  private List<DatasetEntry> datasets() {
    String scope = name.dataset();
    boolean all = scope.isEmpty() || scope.toLowerCase(Locale.ROOT).startsWith("region-");
    return all
        ? metadata.datasets(name.project())
        : List.of(metadata.requireDataset(new DatasetName(name.project(), scope)));
  }

  private List<TableEntry> entries() {
    return datasets().stream().flatMap(d -> metadata.tables(d.name()).stream()).toList();
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = Json.text(node, field);
    return text.isEmpty() ? null : text;
  }

  private ComputedRows schemata() {
    var rows =
        new ComputedRows(
            "catalog_name STRING, schema_name STRING, schema_owner STRING, creation_time TIMESTAMP,"
                + " last_modified_time TIMESTAMP, location STRING, ddl STRING,"
                + " default_collation_name STRING");
    for (DatasetEntry dataset : metadata.datasets(name.project())) {
      JsonNode resource = dataset.resource();
      rows.add(
          dataset.name().project(),
          dataset.name().dataset(),
          null,
          text(resource, "creationTime"),
          text(resource, "lastModifiedTime"),
          text(resource, "location"),
          "CREATE SCHEMA `%s.%s`;".formatted(dataset.name().project(), dataset.name().dataset()),
          "NULL");
    }
    return rows;
  }

  private ComputedRows tables() {
    var rows =
        new ComputedRows(
            TABLE
                + ", table_type STRING, is_insertable_into STRING, is_typed STRING,"
                + " is_change_history_enabled STRING, creation_time TIMESTAMP, ddl STRING,"
                + " default_collation_name STRING");
    for (TableEntry table : entries()) {
      rows.add(
          table.name().project(),
          table.name().dataset(),
          table.name().table(),
          table.isView() ? "VIEW" : "BASE TABLE",
          table.isView() ? "NO" : "YES",
          "NO",
          "NO",
          text(table.resource(), "creationTime"),
          ddl(table),
          "NULL");
    }
    return rows;
  }

  private static String ddl(TableEntry table) {
    TableName name = table.name();
    String full = "`%s.%s.%s`".formatted(name.project(), name.dataset(), name.table());
    if (table.isView()) {
      return "CREATE VIEW " + full + "\nAS " + table.viewQuery().orElse("") + ";";
    }
    var columns =
        table.columns().stream()
            .map(
                c ->
                    "  " + c.name() + " " + ColumnViews.type(c) + (c.required() ? " NOT NULL" : ""))
            .toList();
    return "CREATE TABLE " + full + "\n(\n" + String.join(",\n", columns) + "\n);";
  }

  private ComputedRows options() {
    var rows =
        new ComputedRows(TABLE + ", option_name STRING, option_type STRING, option_value STRING");
    for (TableEntry table : entries()) {
      option(rows, table, "description", text(table.resource(), "description"));
      option(rows, table, "friendly_name", text(table.resource(), "friendlyName"));
      JsonNode labels = table.resource().path("labels");
      if (!labels.isEmpty()) {
        var pairs =
            labels.properties().stream()
                .map(e -> "STRUCT(\"%s\", \"%s\")".formatted(e.getKey(), e.getValue().asString()))
                .toList();
        rows.add(
            table.name().project(),
            table.name().dataset(),
            table.name().table(),
            "labels",
            "ARRAY<STRUCT<STRING, STRING>>",
            "[" + String.join(", ", pairs) + "]");
      }
    }
    return rows;
  }

  private static void option(
      ComputedRows rows, TableEntry table, String option, @Nullable String value) {
    if (value != null) {
      rows.add(
          table.name().project(),
          table.name().dataset(),
          table.name().table(),
          option,
          "STRING",
          "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
  }

  private ComputedRows views() {
    var rows =
        new ComputedRows(
            TABLE + ", view_definition STRING, check_option STRING, use_standard_sql STRING");
    for (TableEntry table : entries()) {
      if (table.isView()) {
        rows.add(
            table.name().project(),
            table.name().dataset(),
            table.name().table(),
            table.viewQuery().orElse(""),
            null,
            "YES");
      }
    }
    return rows;
  }

  private ComputedRows routines() {
    var rows =
        new ComputedRows(
            "specific_catalog STRING, specific_schema STRING, specific_name STRING,"
                + " routine_catalog STRING, routine_schema STRING, routine_name STRING,"
                + " routine_type STRING, data_type STRING, routine_body STRING,"
                + " routine_definition STRING, external_language STRING, is_deterministic STRING,"
                + " security_type STRING, created TIMESTAMP, last_altered TIMESTAMP");
    for (DatasetEntry dataset : datasets()) {
      for (RoutineEntry entry : metadata.routines(dataset.name())) {
        String project = entry.name().project();
        String schema = entry.name().dataset();
        String routine = entry.name().table();
        String type =
            switch (entry.routine().kind()) {
              case SCALAR_FUNCTION -> "FUNCTION";
              case TABLE_VALUED_FUNCTION -> "TABLE FUNCTION";
              case PROCEDURE -> "PROCEDURE";
            };
        String result = entry.routine().result();
        rows.add(
            project,
            schema,
            routine,
            project,
            schema,
            routine,
            type,
            result.isEmpty() ? null : result,
            "SQL",
            entry.routine().body(),
            null,
            null,
            null,
            text(entry.resource(), "creationTime"),
            text(entry.resource(), "lastModifiedTime"));
      }
    }
    return rows;
  }

  private ComputedRows partitions() {
    var rows =
        new ComputedRows(
            TABLE
                + ", partition_id STRING, total_rows INT64, last_modified_time TIMESTAMP,"
                + " storage_tier STRING");
    for (TableEntry table : entries()) {
      if (!table.isView()) {
        rows.addSelect(PartitionRows.select(table));
      }
    }
    return rows;
  }

  private ComputedRows constraints() {
    var rows =
        new ComputedRows(
            "constraint_catalog STRING, constraint_schema STRING, constraint_name STRING, "
                + TABLE
                + ", constraint_type STRING, is_deferrable STRING, initially_deferred STRING,"
                + " enforced STRING");
    for (TableEntry table : entries()) {
      if (table.isKeyed()) {
        TableName of = table.name();
        rows.add(
            of.project(),
            of.dataset(),
            of.table() + ".pk$",
            of.project(),
            of.dataset(),
            of.table(),
            "PRIMARY KEY",
            "NO",
            "NO",
            "NO");
      }
    }
    return rows;
  }

  private ComputedRows keys() {
    var rows =
        new ComputedRows(
            "constraint_catalog STRING, constraint_schema STRING, constraint_name STRING, "
                + TABLE
                + ", column_name STRING, ordinal_position INT64,"
                + " position_in_unique_constraint INT64");
    for (TableEntry table : entries()) {
      int position = 0;
      for (String column : table.primaryKey()) {
        TableName of = table.name();
        rows.add(
            of.project(),
            of.dataset(),
            of.table() + ".pk$",
            of.project(),
            of.dataset(),
            of.table(),
            column,
            ++position,
            null);
      }
    }
    return rows;
  }
}
