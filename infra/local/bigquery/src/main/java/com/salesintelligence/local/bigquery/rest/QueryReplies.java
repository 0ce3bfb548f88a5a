package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.query.Cells;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.Outcome;
import tools.jackson.core.JsonGenerator;

/** What became of a query, with some of its rows. */
final class QueryReplies {

  Reply of(String kind, Job job, boolean int64Timestamps, String token, long start, long limit) {
    if (!job.isDone()) {
      return Reply.streamed(json -> head(json, kind, job));
    }
    Outcome outcome = job.outcome();
    var page = Paging.of(token, start, limit, outcome.rows().values().size());
    return Reply.streamed(
        json -> {
          head(json, kind, job);
          write(json, outcome, page, new Cells(int64Timestamps));
        });
  }

  private static void head(JsonGenerator json, String kind, Job job) {
    json.writeStringProperty("kind", kind);
    json.writeName("jobReference");
    Json.MAPPER.writeTree(json, job.name().reference());
    json.writeBooleanProperty("jobComplete", job.isDone());
  }

  private static void write(JsonGenerator json, Outcome outcome, Paging page, Cells cells) {
    json.writeStringProperty("totalBytesProcessed", "0");
    json.writeBooleanProperty("cacheHit", false);
    Long affected = outcome.affectedRows();
    if (affected != null) {
      json.writeStringProperty("numDmlAffectedRows", affected.toString());
    }
    if (outcome.rows().columns().isEmpty()) {
      return;
    }
    json.writeName("schema");
    Json.MAPPER.writeTree(json, TableSchemas.write(outcome.rows().columns()));
    json.writeStringProperty("totalRows", Integer.toString(outcome.rows().values().size()));
    page.next().ifPresent(next -> json.writeStringProperty("pageToken", next));
    if (page.to() > page.from()) {
      json.writeName("rows");
      cells.write(json, outcome.rows(), page.from(), page.to());
    }
  }
}
