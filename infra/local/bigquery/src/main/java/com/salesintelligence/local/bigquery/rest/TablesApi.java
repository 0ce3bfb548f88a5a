package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.PartitionSummary;
import com.salesintelligence.local.bigquery.query.QueryEngine;
import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.query.TableRows;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tables and views. */
final class TablesApi {

  private static final String ALL = "projects/{projectId}/datasets/{datasetId}/tables";
  private static final String ONE = ALL + "/{tableId}";

  private final Metadata metadata;
  private final Tables tables;
  private final QueryEngine engine;
  private final TableRows tableRows;
  private final Jobs jobs;

  TablesApi(Backend backend) {
    metadata = backend.metadata();
    tables = backend.tables();
    engine = backend.engine();
    tableRows = backend.tableRows();
    jobs = backend.jobs();
  }

  List<Route> routes() {
    return List.of(
        new Route("tables.insert", "POST", ALL, List.of(), this::insert),
        new Route("tables.list", "GET", ALL, List.of("maxResults", "pageToken"), this::list),
        new Route("tables.get", "GET", ONE, List.of("selectedFields", "view"), this::get),
        new Route("tables.patch", "PATCH", ONE, List.of("autodetect_schema"), this::patch),
        new Route("tables.update", "PUT", ONE, List.of("autodetect_schema"), this::patch),
        new Route("tables.delete", "DELETE", ONE, List.of(), this::delete));
  }

  private Reply insert(Call call) throws SQLException {
    String id = Json.text(call.body().path("tableReference"), "tableId");
    var name = new TableName(call.project(), call.path("datasetId"), id);
    metadata.requireDataset(call.dataset());
    return shown(tables.create(name, withViewSchema(call)));
  }

  /** BigQuery works out the schema of a view itself; only descriptions may be given. */
  private ObjectNode withViewSchema(Call call) {
    ObjectNode body = call.body();
    if (body.has("view")) {
      String query = Json.text(body.path("view"), "query");
      body.set("schema", TableSchemas.write(engine.columns(query, call.project())));
    }
    return body;
  }

  private Reply list(Call call) {
    metadata.requireDataset(call.dataset());
    List<TableEntry> all = metadata.tables(call.dataset());
    var page =
        Paging.of(call.query("pageToken"), 0, call.number("maxResults", all.size()), all.size());
    ObjectNode reply = Json.object().put("kind", "bigquery#tableList").put("etag", "list");
    reply.put("totalItems", all.size());
    page.next().ifPresent(token -> reply.put("nextPageToken", token));
    ArrayNode list = reply.putArray("tables");
    for (TableEntry entry : all.subList((int) page.from(), (int) page.to())) {
      ObjectNode item = list.addObject();
      for (String field :
          List.of(
              "kind",
              "id",
              "tableReference",
              "type",
              "labels",
              "creationTime",
              "expirationTime",
              "timePartitioning",
              "rangePartitioning",
              "requirePartitionFilter",
              "clustering",
              "friendlyName")) {
        if (entry.resource().has(field)) {
          item.set(field, entry.resource().get(field));
        }
      }
      if (entry.isView()) {
        item.putObject("view").put("useLegacySql", false);
      }
    }
    return Reply.of(reply);
  }

  private Reply get(Call call) throws SQLException {
    if (TableDataApi.isInMemory(metadata, call)) {
      return Reply.of(ofRows(call, TableDataApi.anonymousRows(jobs, call)));
    }
    TablePart.Name place = call.place();
    if (place.partition().equals(PartitionSummary.DECORATOR)) {
      return Reply.of(ofRows(call, PartitionSummary.of(place.table(), engine)));
    }
    TablePart part = place.in(metadata);
    TableEntry entry = part.table();
    ObjectNode resource = entry.resource().deepCopy();
    resource.remove(Tables.POLICY);
    if (call.query("view").equals("BASIC")) {
      List.of("lastModifiedTime", "numRows", "numBytes").forEach(resource::remove);
    }
    if (!entry.isView() && !call.query("view").equals("BASIC")) {
      resource.put("numRows", Long.toString(tableRows.count(part)));
      resource.put("numBytes", Long.toString(engine.bytes(entry)));
      resource.put("numLongTermBytes", "0");
    }
    return Reply.unlessKnown(call, resource);
  }

  /** Rows that are in memory, as a table. */
  private static ObjectNode ofRows(Call call, Rows rows) {
    ObjectNode resource = Json.object().put("kind", "bigquery#table").put("type", "TABLE");
    resource
        .putObject("tableReference")
        .put("projectId", call.project())
        .put("datasetId", call.path("datasetId"))
        .put("tableId", call.path("tableId"));
    resource.put("numRows", Integer.toString(rows.values().size()));
    resource.set("schema", TableSchemas.write(rows.columns()));
    return resource;
  }

  private Reply patch(Call call) throws SQLException {
    call.requireMatch(metadata.requireTable(call.wholeTable()).resource());
    return shown(tables.patch(call.wholeTable(), withViewSchema(call)));
  }

  private static Reply shown(TableEntry entry) {
    ObjectNode resource = entry.resource().deepCopy();
    resource.remove(Tables.POLICY);
    return Reply.of(resource);
  }

  private Reply delete(Call call) throws SQLException {
    TablePart part = call.place().in(metadata);
    call.requireMatch(part.table().resource());
    tables.delete(part);
    return Reply.nothing();
  }
}
