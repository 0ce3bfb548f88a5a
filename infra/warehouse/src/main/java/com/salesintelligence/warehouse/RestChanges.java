package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.util.Map;

/** DML over BigQuery's REST API, one round trip each. */
final class RestChanges implements Changes {

  private final BigQuery bigQuery;
  private final DatasetId dataset;

  RestChanges(BigQuery bigQuery, WarehouseSettings settings) {
    this.bigQuery = bigQuery;
    this.dataset = DatasetId.of(settings.projectId(), settings.dataset());
  }

  @Override
  public long apply(String file, Map<String, ?> parameters) {
    var configuration =
        QueryJobConfiguration.newBuilder(QueryFiles.read(file))
            .setUseLegacySql(false)
            .setDefaultDataset(dataset);
    parameters.forEach(
        (name, value) -> configuration.addNamedParameter(name, QueryParameters.of(name, value)));
    try {
      return bigQuery.query(configuration.build()).getTotalRows();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + file + " ran", e);
    }
  }
}
