package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.load.Streaming;
import com.salesintelligence.local.bigquery.query.Cells;
import com.salesintelligence.local.bigquery.query.Cells.Timestamps;
import com.salesintelligence.local.bigquery.query.JobName;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.PartitionSummary;
import com.salesintelligence.local.bigquery.query.QueryEngine;
import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.query.Selections;
import com.salesintelligence.local.bigquery.query.TableRows;
import java.sql.SQLException;
import java.util.List;

/** The rows of tables, and those of queries while their jobs are remembered. */
final class TableDataApi {

  private static final String TABLE = "projects/{projectId}/datasets/{datasetId}/tables/{tableId}";

  private final Metadata metadata;
  private final QueryEngine engine;
  private final TableRows tableRows;
  private final Selections selections;
  private final Jobs jobs;
  private final Streaming streaming;

  TableDataApi(Backend backend) {
    metadata = backend.metadata();
    engine = backend.engine();
    tableRows = backend.tableRows();
    selections = backend.selections();
    jobs = backend.jobs();
    streaming = backend.streaming();
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "tabledata.list",
            "GET",
            TABLE + "/data",
            List.of(
                "formatOptions.timestampOutputFormat",
                "formatOptions.useInt64Timestamp",
                "maxResults",
                "pageToken",
                "selectedFields",
                "startIndex"),
            this::list),
        new Route("tabledata.insertAll", "POST", TABLE + "/insertAll", List.of(), this::insertAll));
  }

  private Reply list(Call call) throws SQLException {
    var cells =
        new Cells(
            Timestamps.of(
                call.query("formatOptions.timestampOutputFormat"),
                call.flag("formatOptions.useInt64Timestamp")));
    long limit = call.number("maxResults", Paging.DEFAULT_ROWS);
    long start = call.number("startIndex", 0);
    TablePart.Name place = call.place();
    boolean summary = place.partition().equals(PartitionSummary.DECORATOR);
    if (summary || isInMemory(metadata, call)) {
      Rows rows = summary ? PartitionSummary.of(place.table(), engine) : anonymousRows(jobs, call);
      var page = Paging.of(call.query("pageToken"), start, limit, rows.values().size());
      return reply(cells, rows, page, page.from(), page.to(), rows.values().size());
    }
    TablePart part = place.in(metadata);
    TableEntry table = part.table();
    if (table.isView()) {
      throw ApiError.invalid("Cannot list a table of type VIEW.");
    }
    long total = tableRows.count(part);
    var page = Paging.of(call.query("pageToken"), start, limit, total);
    Rows rows = rows(call, part, page.from(), page.to() - page.from());
    return reply(cells, rows, page, 0, rows.values().size(), total);
  }

  private static Reply reply(Cells cells, Rows rows, Paging page, long from, long to, long total) {
    return Reply.streamed(
        json -> {
          json.writeStringProperty("kind", "bigquery#tableDataList");
          json.writeStringProperty("totalRows", Long.toString(total));
          page.next().ifPresent(token -> json.writeStringProperty("pageToken", token));
          if (to > from) {
            json.writeName("rows");
            cells.write(json, rows, from, to);
          }
        });
  }

  /** Whether the rows of a query are meant that stay with their job. */
  static boolean isInMemory(Metadata metadata, Call call) {
    return call.path("datasetId").equals(JobName.ANONYMOUS_DATASET)
        && metadata.table(call.table()).isEmpty();
  }

  static Rows anonymousRows(Jobs jobs, Call call) {
    String id = JobName.ofAnonymousTable(call.path("tableId"));
    return jobs.find(new JobName(call.project(), id))
        .orElseThrow(() -> ApiError.notFound("Table " + call.table()))
        .outcome()
        .rows();
  }

  private Rows rows(Call call, TablePart part, long from, long count) throws SQLException {
    String fields = call.query("selectedFields");
    if (fields.isEmpty()) {
      return tableRows.rows(part, from, count);
    }
    if (!part.partition().isEmpty()) {
      throw ApiError.unsupported("selectedFields of one partition");
    }
    return tableRows.rows(
        selections.select(part.table(), List.of(fields.split(",")), ""), from, count);
  }

  private Reply insertAll(Call call) throws SQLException {
    return Reply.of(streaming.insertAll(call.place(), call.body()));
  }
}
