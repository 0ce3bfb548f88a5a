package com.salesintelligence.local.pubsub.bench;

import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The server in a process of its own, with a journal in the folder that is named: prints its port,
 * then its heap for each line it reads.
 */
final class BenchServer {

  static final String SAYS = "bench: ";

  private BenchServer() {}

  public static void main(String[] args) throws IOException {
    try (var server =
            args.length == 0 ? EmbeddedPubSub.start(0) : EmbeddedPubSub.start(0, Path.of(args[0]));
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(SAYS + server.port());
      while (lines.readLine() != null) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println(SAYS + (runtime.totalMemory() - runtime.freeMemory()));
      }
    }
  }
}
