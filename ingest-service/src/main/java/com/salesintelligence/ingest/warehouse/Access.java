package com.salesintelligence.ingest.warehouse;

import com.google.cloud.bigquery.BigQueryException;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.KnownRecords.KnownRecord;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.warehouse.KnownRows.KnownRow;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads and awaits the warehouse; its troubles fail the run, and the next poll tries again. */
final class Access {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Queries queries;

  Access(Queries queries) {
    this.queries = queries;
  }

  <T extends Record> List<T> list(Query<T> query, Map<String, ?> parameters) {
    try {
      return queries.list(query, parameters);
    } catch (BigQueryException e) {
      throw new SourceFailure(
          Fault.WAREHOUSE_UNAVAILABLE, "BigQuery did not answer a query.", null, e);
    }
  }

  List<KnownRecord> known(Query<KnownRow> query, Map<String, ?> parameters) {
    return list(query, parameters).stream()
        .map(
            row ->
                new KnownRecord(new RecordKey(row.objectType(), row.externalId()), row.version()))
        .toList();
  }

  static void await(CompletableFuture<Void> write) {
    try {
      write.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(Fault.STOPPED, "The service was stopped.");
    } catch (ExecutionException | TimeoutException e) {
      throw new SourceFailure(
          Fault.WAREHOUSE_UNAVAILABLE,
          "BigQuery did not confirm where the next run goes on; it reads the same once more.",
          null,
          e);
    }
  }
}
