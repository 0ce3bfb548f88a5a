package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.Partitions;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.query.Destination;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.QueryEngine;
import com.salesintelligence.local.bigquery.query.Staging;
import com.salesintelligence.local.bigquery.query.TableRows;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.Partitioned;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of whole tables, as {@code bq cp} makes them; snapshots and clones are copies, too. */
final class CopyJobs {

  private static final Set<String> KNOWN =
      Set.of(
          "sourceTable",
          "sourceTables",
          "destinationTable",
          "writeDisposition",
          "createDisposition",
          "destinationExpirationTime",
          "operationType");
  private static final List<String> COPIED =
      List.of(
          "schema",
          "timePartitioning",
          "rangePartitioning",
          "requirePartitionFilter",
          "clustering",
          "tableConstraints",
          "description");

  private final Metadata metadata;
  private final Staging staging;
  private final QueryEngine engine;
  private final TableRows tableRows;
  private final InstantSource clock = InstantSource.system();

  CopyJobs(Backend backend) {
    metadata = backend.metadata();
    staging = backend.staging();
    engine = backend.engine();
    tableRows = backend.tableRows();
  }

  Outcome run(JsonNode copy) {
    Json.only(copy, "JobConfigurationTableCopy", KNOWN);
    List<TablePart> sources = sources(copy);
    TablePart.Name to = Destination.place(copy.path("destinationTable"));
    for (TablePart source : sources) {
      if (source.table().name().equals(to.table()) && source.partition().equals(to.partition())) {
        throw ApiError.invalid("Table " + to.table() + " cannot be copied onto itself");
      }
    }
    try {
      return copy(sources, copy, to);
    } catch (SQLException e) {
      throw new ApiError(500, "internalError", String.valueOf(e.getMessage()));
    }
  }

  private List<TablePart> sources(JsonNode copy) {
    var sources = new ArrayList<TablePart>();
    if (copy.has("sourceTable")) {
      sources.add(source(copy.path("sourceTable")));
    }
    copy.path("sourceTables").forEach(reference -> sources.add(source(reference)));
    if (sources.isEmpty()) {
      throw ApiError.invalid("Required parameter is missing: sourceTables");
    }
    TableEntry first = sources.getFirst().table();
    for (TablePart source : sources) {
      if (!source.table().columns().equals(first.columns())) {
        throw ApiError.invalid(
            "Tables %s and %s have different schemas"
                .formatted(first.name(), source.table().name()));
      }
    }
    return sources;
  }

  private TablePart source(JsonNode reference) {
    TablePart source = Destination.place(reference).in(metadata);
    if (source.table().isView()) {
      throw ApiError.invalid(source.table().name() + " is a view: only tables can be copied");
    }
    return source;
  }

  private Outcome copy(List<TablePart> sources, JsonNode copy, TablePart.Name to)
      throws SQLException {
    TableEntry first = sources.getFirst().table();
    Destination.Write otherwise = Destination.Write.EMPTY;
    Destination wanted = Destination.of(copy, first.columns(), otherwise);
    var destination =
        new Destination(
            to.table(),
            to.partition(),
            withExpiration(resource(first, Json.text(copy, "operationType")), copy),
            first.columns(),
            wanted.mayCreate(),
            wanted.write(),
            false,
            false);
    List<ColumnSchema> columns = withArrival(sources);
    try (Staging.Stage stage = staging.open(columns)) {
      for (TablePart source : sources) {
        tableRows.copy(source, stage.entry(), columns);
      }
      staging.move(stage, destination);
      long rows = stage.count();
      long bytes = engine.bytes(metadata.requireTable(to.table()));
      return Outcome.copy(
          to.table(),
          Json.object()
              .put("copiedRows", Long.toString(rows))
              .put("copiedLogicalBytes", Long.toString(bytes)));
    }
  }

  /** Rows of tables that all know when they came keep that. */
  private static List<ColumnSchema> withArrival(List<TablePart> sources) {
    List<ColumnSchema> columns = sources.getFirst().table().columns();
    boolean arrival =
        sources.stream()
            .allMatch(s -> s.table().partitions().filter(Partitions::isByIngestion).isPresent());
    return arrival
        ? Stream.concat(columns.stream(), Stream.of(Partitioned.arrival())).toList()
        : columns;
  }

  private static ObjectNode withExpiration(ObjectNode resource, JsonNode copy) {
    String time = Json.text(copy, "destinationExpirationTime");
    try {
      if (!time.isEmpty()) {
        resource.put("expirationTime", Long.toString(Instant.parse(time).toEpochMilli()));
      }
      return resource;
    } catch (DateTimeParseException e) {
      throw ApiError.invalid("Invalid value for destinationExpirationTime: " + time);
    }
  }

  private ObjectNode resource(TableEntry source, String operation) {
    ObjectNode resource = Json.object();
    for (String field : COPIED) {
      if (source.resource().has(field)) {
        resource.set(field, source.resource().get(field));
      }
    }
    switch (operation) {
      case "", "COPY", "OPERATION_TYPE_UNSPECIFIED" -> {}
      case "RESTORE" -> {
        if (!source.isReadOnly()) {
          throw ApiError.invalid(source.name() + " is no snapshot: it cannot be restored");
        }
      }
      case "SNAPSHOT" -> resource.set("snapshotDefinition", definition(source, "snapshotTime"));
      case "CLONE" -> resource.set("cloneDefinition", definition(source, "cloneTime"));
      default -> throw ApiError.invalid("Invalid value for operationType: " + operation);
    }
    return resource;
  }

  private ObjectNode definition(TableEntry source, String time) {
    ObjectNode definition = Json.object();
    definition.set("baseTableReference", source.resource().get("tableReference"));
    return definition.put(time, Instant.ofEpochMilli(clock.millis()).toString());
  }
}
