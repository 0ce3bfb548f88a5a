package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Queries over BigQuery's REST API: one round trip each, unless there are many rows. */
final class RestQueries implements Queries {

  private final BigQuery bigQuery;
  private final DatasetId dataset;
  private final MeterRegistry meters;
  private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();
  private final ConcurrentMap<Query<?>, RowBinding<?>> bindings = new ConcurrentHashMap<>();

  RestQueries(BigQuery bigQuery, WarehouseSettings settings, MeterRegistry meters) {
    this.bigQuery = bigQuery;
    this.meters = meters;
    dataset = DatasetId.of(settings.projectId(), settings.dataset());
  }

  @Override
  public <T extends Record> List<T> list(Query<T> query, Map<String, ?> parameters) {
    Timer.Sample timer = Timer.start(meters);
    String outcome = "failed";
    try {
      List<T> rows = run(query, parameters);
      outcome = "done";
      return rows;
    } finally {
      timer.stop(meters.timer("warehouse.query", "file", query.file(), "outcome", outcome));
    }
  }

  private <T extends Record> List<T> run(Query<T> query, Map<String, ?> parameters) {
    var configuration =
        QueryJobConfiguration.newBuilder(texts.computeIfAbsent(query.file(), QueryFiles::read))
            .setUseLegacySql(false)
            .setDefaultDataset(dataset);
    parameters.forEach(
        (name, value) -> configuration.addNamedParameter(name, QueryParameters.of(name, value)));
    try {
      return bind(query, bigQuery.query(configuration.build()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + query.file() + " ran", e);
    }
  }

  private <T extends Record> List<T> bind(Query<T> query, TableResult result) {
    RowBinding<T> binding = binding(query, result);
    var rows = new ArrayList<T>();
    for (FieldValueList row : result.iterateAll()) {
      rows.add(binding.bind(row));
    }
    return rows;
  }

  /** The schema seldom changes, so that the last binding usually fits. */
  private <T extends Record> RowBinding<T> binding(Query<T> query, TableResult result) {
    var schema = result.getSchema();
    if (schema == null) {
      throw new IllegalStateException(query.file() + " is no query: it has no result columns");
    }
    @SuppressWarnings("unchecked")
    RowBinding<T> known = (RowBinding<T>) bindings.get(query);
    if (known == null || !known.fits(schema.getFields())) {
      known = RowBinding.of(query, schema.getFields());
      bindings.put(query, known);
    }
    return known;
  }
}
