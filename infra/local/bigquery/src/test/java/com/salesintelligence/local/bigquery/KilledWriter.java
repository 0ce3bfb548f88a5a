package com.salesintelligence.local.bigquery;

import com.google.cloud.bigquery.storage.v1.StreamWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that appends row after row and says which ones were acknowledged, until it is killed.
 */
final class KilledWriter {

  private KilledWriter() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.in(Path.of(arguments[0])));
    var clients = new Clients(server);
    clients.createDataset();
    clients.createTable("survivors", List.of("id"), Thing.COLUMNS);
    try (StreamWriter writer = clients.writer("survivors", Thing.ROW)) {
      for (long i = 0; ; i++) {
        writer.append(Thing.rows(Thing.upsert("row" + i, "some text that is not short", i))).get();
        System.out.println("stored row" + i);
      }
    }
  }
}
