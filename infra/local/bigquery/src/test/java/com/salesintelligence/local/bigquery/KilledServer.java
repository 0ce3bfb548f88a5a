package com.salesintelligence.local.bigquery;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, which says where it listens and then waits to be killed. */
final class KilledServer {

  private KilledServer() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.in(Path.of(arguments[0])));
    int grpc = URI.create("http://" + server.grpcEndpoint()).getPort();
    System.out.println("listening " + URI.create(server.restUrl()).getPort() + " " + grpc);
    new CountDownLatch(1).await();
  }
}
