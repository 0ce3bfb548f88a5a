package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.query.Cells;
import com.salesintelligence.local.bigquery.query.Cells.Timestamps;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.query.TableRows;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What became of a query, with some of its rows. */
final class QueryReplies {

  private final TableRows tableRows;
  private final Metadata metadata;

  QueryReplies(Backend backend) {
    tableRows = backend.tableRows();
    metadata = backend.metadata();
  }

  /**
   * @param identity writes how the client may ask for the query again
   */
  Reply of(
      String kind,
      Consumer<JsonGenerator> identity,
      Job job,
      boolean int64Timestamps,
      String token,
      long start,
      long limit)
      throws SQLException {
    if (!job.isDone()) {
      return Reply.streamed(json -> head(json, kind, identity, job));
    }
    Outcome outcome = job.outcome();
    Outcome.StoredRows stored = outcome.stored();
    long total = stored == null ? outcome.rows().values().size() : stored.count();
    var page = Paging.of(token, start, limit, total);
    Rows rows = stored == null ? part(outcome.rows(), page) : part(stored, page);
    return Reply.streamed(
        json -> {
          head(json, kind, identity, job);
          write(json, outcome, rows, total, page, new Cells(Timestamps.of("", int64Timestamps)));
        });
  }

  private static Rows part(Rows rows, Paging page) {
    return new Rows(rows.columns(), rows.values().subList((int) page.from(), (int) page.to()), 0);
  }

  private Rows part(Outcome.StoredRows stored, Paging page) throws SQLException {
    TableEntry table = metadata.requireTable(stored.table());
    return tableRows.rows(TablePart.whole(table), page.from(), page.to() - page.from());
  }

  static Consumer<JsonGenerator> reference(Job job) {
    return json -> {
      json.writeName("jobReference");
      Json.MAPPER.writeTree(json, job.reference());
    };
  }

  private static void head(
      JsonGenerator json, String kind, Consumer<JsonGenerator> identity, Job job) {
    json.writeStringProperty("kind", kind);
    identity.accept(json);
    json.writeBooleanProperty("jobComplete", job.isDone());
  }

  private void write(
      JsonGenerator json, Outcome outcome, Rows rows, long total, Paging page, Cells cells) {
    json.writeStringProperty("totalBytesProcessed", Long.toString(outcome.bytes()));
    json.writeBooleanProperty("cacheHit", false);
    Long affected = outcome.affectedRows();
    if (affected != null) {
      json.writeStringProperty("numDmlAffectedRows", affected.toString());
    }
    if (outcome.rows().columns().isEmpty()) {
      writeTargetSchema(json, outcome);
      return;
    }
    json.writeName("schema");
    Json.MAPPER.writeTree(json, TableSchemas.write(outcome.rows().columns()));
    json.writeStringProperty("totalRows", Long.toString(total));
    page.next().ifPresent(next -> json.writeStringProperty("pageToken", next));
    if (page.to() > page.from()) {
      json.writeName("rows");
      cells.write(json, rows, 0, rows.values().size());
    }
  }

  /** What changes a table tells how the table is now. */
  private void writeTargetSchema(JsonGenerator json, Outcome outcome) {
    TableName target = outcome.target();
    if (target != null) {
      metadata
          .table(target)
          .ifPresent(
              table -> {
                json.writeName("schema");
                Json.MAPPER.writeTree(json, table.resource().path("schema"));
              });
    }
  }
}
