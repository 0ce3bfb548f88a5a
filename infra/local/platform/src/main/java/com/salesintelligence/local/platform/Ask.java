package com.salesintelligence.local.platform;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks the warehouse in GoogleSQL, with Google's own client, as an analyst would. */
public final class Ask {

  private final BigQuery bigQuery;

  public Ask(Ports ports) {
    bigQuery =
        BigQueryOptions.newBuilder()
            .setProjectId(LocalPlatform.PROJECT)
            .setHost("http://localhost:" + ports.bigQueryRest())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  public List<FieldValueList> rows(String sql) {
    var query =
        QueryJobConfiguration.newBuilder(sql).setDefaultDataset(LocalPlatform.DATASET).build();
    try {
      return StreamSupport.stream(bigQuery.query(query).iterateAll().spliterator(), false).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql) {
    return rows(sql).getFirst().get(0).getLongValue();
  }
}
