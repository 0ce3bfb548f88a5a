package com.salesintelligence.local.platform.bench;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.salesintelligence.local.platform.Ports;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks the warehouse while it is measured. */
final class RowCount {

  private final BigQuery bigQuery;

  RowCount(Ports ports) {
    bigQuery =
        BigQueryOptions.newBuilder()
            .setProjectId("demo-project")
            .setHost("http://localhost:" + ports.bigQueryRest())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  long mails() {
    return rows("SELECT COUNT(*) FROM sales_intelligence_dev.gmail_message_facts")
        .getFirst()
        .get(0)
        .getLongValue();
  }

  /** Addresses of contacts, one per account, that the resolver knows. */
  List<String> contacts() {
    return rows(
            "SELECT MIN(email) FROM sales_intelligence_dev.sf_contacts WHERE email IS NOT NULL GROUP BY account_id")
        .stream()
        .map(row -> row.get(0).getStringValue())
        .toList();
  }

  private List<FieldValueList> rows(String sql) {
    try {
      return StreamSupport.stream(
              bigQuery.query(QueryJobConfiguration.of(sql)).iterateAll().spliterator(), false)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
