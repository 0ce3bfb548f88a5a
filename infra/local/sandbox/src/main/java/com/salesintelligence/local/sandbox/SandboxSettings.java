package com.salesintelligence.local.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a sandbox starts.
 *
 * @param port 0 takes any free one
 * @param seed the same seed makes the same company
 * @param folder keeps the state between runs; what it holds wins over seed and size
 * @param live goes on producing mails by itself
 * @param data a folder of one's own mails and exports, which are served instead of a company
 * @param pubsub where Gmail's push notifications go, such as localhost:8085
 */
public record SandboxSettings(
    int port,
    long seed,
    CompanySize size,
    Optional<Path> folder,
    boolean live,
    Optional<Path> data,
    Optional<String> pubsub) {
  public static final int PORT = 8090;

  public SandboxSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The sandbox's port must be between 0 and 65535, not " + port);
    }
  }

  public SandboxSettings(
      int port, long seed, CompanySize size, Optional<Path> folder, boolean live) {
    this(port, seed, size, folder, live, Optional.empty(), Optional.empty());
  }

  /** The same, with push notifications to a Pub/Sub. */
  public SandboxSettings withPubSub(String address) {
    return new SandboxSettings(port, seed, size, folder, live, data, Optional.of(address));
  }

  /** The same, serving what a folder holds. */
  public SandboxSettings withData(Path own) {
    return new SandboxSettings(port, seed, size, folder, live, Optional.of(own), pubsub);
  }

  /** A small, quiet company on a free port, gone when the process ends. */
  public static SandboxSettings inMemory() {
    return new SandboxSettings(0, 42, CompanySize.SMALL, Optional.empty(), false);
  }
}
