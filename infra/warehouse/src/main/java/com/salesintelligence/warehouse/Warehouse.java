package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.jspecify.annotations.Nullable;

/** The connection to the warehouse: one for each application. */
public final class Warehouse implements AutoCloseable {

  static final String ENVIRONMENT = "environment";

  private final BigQuery bigQuery;
  private final StorageWriters writers;
  private final Queries queries;
  private final Changes changes;

  private Warehouse(BigQuery bigQuery, StorageWriters writers, Queries queries, Changes changes) {
    this.bigQuery = bigQuery;
    this.writers = writers;
    this.queries = queries;
    this.changes = changes;
  }

  /** As {@link #connect(WarehouseSettings, MeterRegistry)}, with the global registry. */
  public static Warehouse connect(WarehouseSettings settings) {
    return connect(settings, Metrics.globalRegistry);
  }

  /**
   * @throws IllegalStateException where the dataset is missing or belongs to another environment
   */
  public static Warehouse connect(WarehouseSettings settings, MeterRegistry meters) {
    BigQuery bigQuery = Endpoints.bigQuery(settings);
    requireSameEnvironment(bigQuery, settings);
    return new Warehouse(
        bigQuery,
        new StorageWriters(settings, meters),
        new RestQueries(bigQuery, settings, meters),
        new RestChanges(bigQuery, settings));
  }

  private static void requireSameEnvironment(BigQuery bigQuery, WarehouseSettings settings) {
    DatasetId id = DatasetId.of(settings.projectId(), settings.dataset());
    @Nullable Dataset dataset = bigQuery.getDataset(id);
    if (dataset == null) {
      throw new IllegalStateException(
          "The dataset %s does not exist: create it with WarehouseProvisioning first"
              .formatted(settings.qualifiedDataset()));
    }
    String label = dataset.getLabels().get(ENVIRONMENT);
    if (!settings.environment().equals(label)) {
      throw new IllegalStateException(
          ("The dataset %s is labelled environment = %s, but warehouse.environment is %s: this"
                  + " service does not start, so that no environment touches another's data")
              .formatted(
                  settings.qualifiedDataset(),
                  label == null ? "(none)" : label,
                  settings.environment()));
    }
  }

  public Queries queries() {
    return queries;
  }

  public Changes changes() {
    return changes;
  }

  public TableWriters writers() {
    return writers;
  }

  /** Google's client, for what {@link Queries} does not do. */
  public BigQuery bigQuery() {
    return bigQuery;
  }

  /** Sends what waits, then closes. */
  @Override
  public void close() {
    writers.close();
  }
}
