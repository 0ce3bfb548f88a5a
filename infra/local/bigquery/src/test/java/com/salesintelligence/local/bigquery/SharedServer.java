package com.salesintelligence.local.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One server in memory for all tests of a run: each class begins with the empty dataset {@code
 * things}, and what it leaves in the project is deleted.
 */
final class SharedServer implements BeforeAllCallback, AfterAllCallback {

  /** Runs until the last test is done. */
  private record Running(EmbeddedBigQuery server, Clients clients) implements AutoCloseable {

    static Running start() {
      EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
      return new Running(server, new Clients(server));
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(SharedServer.class))
            .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    running.clients.createDataset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    BigQuery bigQuery = running.clients.bigQuery();
    for (Dataset dataset : bigQuery.listDatasets(Clients.PROJECT).iterateAll()) {
      bigQuery.delete(dataset.getDatasetId(), BigQuery.DatasetDeleteOption.deleteContents());
    }
  }

  Clients clients() {
    return running.clients;
  }

  Wire wire() {
    return new Wire(running.server.restUrl());
  }

  String restUrl() {
    return running.server.restUrl();
  }

  String grpcEndpoint() {
    return running.server.grpcEndpoint();
  }
}
