package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a query did, as the one stage that it is here. */
final class QueryPlan {

  private QueryPlan() {}

  static ObjectNode of(Job job, Outcome outcome) {
    Outcome.StoredRows stored = outcome.stored();
    long written = stored == null ? outcome.rows().values().size() : stored.count();
    ObjectNode stage =
        Json.object()
            .put("name", "S00: Output")
            .put("id", "0")
            .put("status", "COMPLETE")
            .put("startMs", Long.toString(job.created()))
            .put("endMs", Long.toString(job.ended()))
            .put("parallelInputs", "1")
            .put("completedParallelInputs", "1")
            .put("recordsWritten", Long.toString(written));
    stage.putArray("steps");
    return stage;
  }
}
