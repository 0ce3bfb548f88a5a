package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.query.DefaultValues;
import com.salesintelligence.local.bigquery.query.Staging;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tabledata.insertAll}: rows of a request, each with an id that it is known again by. */
public final class Streaming {

  private static final Set<String> KNOWN =
      Set.of("kind", "rows", "skipInvalidRows", "ignoreUnknownValues", "templateSuffix", "traceId");
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MAX_ROWS = 50_000;
  private static final int MAX_IDS = 200_000;

  private final Database database;
  private final Metadata metadata;
  private final DefaultValues defaults;
  private final Tables tables;
  private final InstantSource clock;
  private final Map<RowId, Long> seen = new LinkedHashMap<>();

  public Streaming(
      Database database,
      Metadata metadata,
      Tables tables,
      DefaultValues defaults,
      InstantSource clock) {
    this.database = database;
    this.tables = tables;
    this.metadata = metadata;
    this.defaults = defaults;
    this.clock = clock;
  }

  public ObjectNode insertAll(TablePart.Name place, ObjectNode request) throws SQLException {
    Json.only(request, "TableDataInsertAllRequest", KNOWN);
    JsonNode rows = request.path("rows");
    if (rows.isEmpty()) {
      throw ApiError.invalid("No rows present in the request.");
    }
    if (rows.size() > MAX_ROWS) {
      throw ApiError.invalid("too many rows present in the request, limit: " + MAX_ROWS);
    }
    database.writing().lock();
    try {
      TableEntry table = table(place.table(), Json.text(request, "templateSuffix"));
      return insert(new TablePart(table, place.partition()), request, rows);
    } finally {
      database.writing().unlock();
    }
  }

  /** With a suffix, the table is a template for the one that takes the rows. */
  private TableEntry table(TableName name, String suffix) throws SQLException {
    TableEntry template = metadata.requireTable(name);
    if (suffix.isEmpty()) {
      return template;
    }
    var made = new TableName(name.project(), name.dataset(), name.table() + suffix);
    Optional<TableEntry> there = metadata.table(made);
    if (there.isPresent()) {
      return there.get();
    }
    ObjectNode resource = Json.object();
    for (String part : List.of("schema", "timePartitioning", "rangePartitioning", "clustering")) {
      if (template.resource().has(part)) {
        resource.set(part, template.resource().get(part).deepCopy());
      }
    }
    return tables.create(made, resource);
  }

  private ObjectNode insert(TablePart part, ObjectNode request, JsonNode rows) throws SQLException {
    TableEntry table = part.table();
    Staging.requireWritable(table);
    if (table.columns().isEmpty()) {
      throw ApiError.invalid("The destination table has no schema.");
    }
    var reader =
        new JsonRows(table.columns(), request.path("ignoreUnknownValues").asBoolean(false), true);
    var writer = new RowWriter(table.columns(), defaults);
    var problems = new LinkedHashMap<Integer, BadRow>();
    var good = new ArrayList<@Nullable Object[]>();
    var ids = new ArrayList<RowId>();
    forgetOld();
    for (int i = 0; i < rows.size(); i++) {
      try {
        @Nullable Object[] row = writer.complete(reader.read(json(rows.get(i))));
        String id = Json.text(rows.get(i), "insertId");
        var key = new RowId(table.name(), id);
        if (id.isEmpty() || !(seen.containsKey(key) || ids.contains(key))) {
          good.add(row);
          ids.add(key);
        }
      } catch (BadRow e) {
        problems.put(i, e);
      }
    }
    boolean skips = request.path("skipInvalidRows").asBoolean(false);
    if (problems.isEmpty() || skips) {
      append(part, good);
      ids.stream().filter(key -> !key.id.isEmpty()).forEach(key -> seen.put(key, clock.millis()));
    }
    return reply(problems, skips ? 0 : rows.size());
  }

  private static ObjectNode json(JsonNode row) {
    if (row.path("json") instanceof ObjectNode object) {
      return object;
    }
    throw new BadRow("", "Missing row data: json");
  }

  private void append(TablePart part, List<@Nullable Object[]> rows) throws SQLException {
    database.write(
        connection -> {
          RowAppends.append(connection, part, rows);
          metadata.changed(part.table().name());
          return connection;
        });
  }

  /** Where one row stops the others, they are named, too. */
  private static ObjectNode reply(Map<Integer, BadRow> problems, int stopped) {
    ObjectNode reply = Json.object().put("kind", "bigquery#tableDataInsertAllResponse");
    if (problems.isEmpty()) {
      return reply;
    }
    ArrayNode errors = reply.putArray("insertErrors");
    problems.forEach(
        (index, problem) ->
            add(errors, index, "invalid", problem.location(), problem.getMessage()));
    for (int i = 0; i < stopped; i++) {
      if (!problems.containsKey(i)) {
        add(errors, i, "stopped", "", "");
      }
    }
    return reply;
  }

  private static void add(
      ArrayNode errors, int index, String reason, String location, String message) {
    errors
        .addObject()
        .put("index", index)
        .putArray("errors")
        .addObject()
        .put("reason", reason)
        .put("location", location)
        .put("debugInfo", "")
        .put("message", message);
  }

  private void forgetOld() {
    long oldest = clock.millis() - REMEMBERED.toMillis();
    var ids = seen.entrySet().iterator();
    int tooMany = seen.size() - MAX_IDS;
    while (ids.hasNext()) {
      if (ids.next().getValue() >= oldest && tooMany-- <= 0) {
        return;
      }
      ids.remove();
    }
  }

  private record RowId(TableName table, String id) {}
}
