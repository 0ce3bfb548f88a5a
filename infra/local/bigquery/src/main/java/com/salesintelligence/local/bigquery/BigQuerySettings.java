package com.salesintelligence.local.bigquery;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the embedded BigQuery listens and keeps its state.
 *
 * @param restPort loopback port of the REST API; 0 takes a free one
 * @param grpcPort loopback port of the Storage Write API; 0 takes a free one
 * @param folder made if absent; empty keeps everything in memory
 * @param memoryMegabytes what DuckDB may use for its buffers
 */
public record BigQuerySettings(
    int restPort, int grpcPort, Optional<Path> folder, int memoryMegabytes) {

  private static final int DEFAULT_MEMORY = 400;

  public BigQuerySettings {
    requirePort("restPort", restPort);
    requirePort("grpcPort", grpcPort);
    if (memoryMegabytes < 64) {
      throw new IllegalArgumentException("memoryMegabytes must be at least 64");
    }
  }

  public BigQuerySettings(int restPort, int grpcPort, Optional<Path> folder) {
    this(restPort, grpcPort, folder, DEFAULT_MEMORY);
  }

  /** Free ports, nothing kept. */
  public static BigQuerySettings inMemory() {
    return new BigQuerySettings(0, 0, Optional.empty());
  }

  /** Free ports, state in this folder. */
  public static BigQuerySettings in(Path folder) {
    return new BigQuerySettings(0, 0, Optional.of(folder));
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be 0 to 65535, not " + port);
    }
  }
}
