package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** resolve-service as a process of its own, which can be killed. */
final class ResolveProcess implements AutoCloseable {

  private final Process process;

  private ResolveProcess(Process process) {
    this.process = process;
  }

  static ResolveProcess start(Class<?> main, Ports ports, Path log) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                "--spring.profiles.active=local",
                "--server.port=" + ports.resolve(),
                "--spring.cloud.gcp.project-id=" + LocalPlatform.PROJECT,
                "--spring.cloud.gcp.pubsub.emulator-host=localhost:" + ports.pubsub(),
                "--warehouse.rest-endpoint=http://localhost:" + ports.bigQueryRest(),
                "--warehouse.write-endpoint=localhost:" + ports.bigQueryWrite()));
    try {
      return new ResolveProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: no shutdown hook, no flush, no farewell. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
