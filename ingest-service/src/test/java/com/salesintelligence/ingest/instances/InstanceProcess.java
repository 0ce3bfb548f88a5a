package com.salesintelligence.ingest.instances;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An instance in a process of its own. It reads up to the middle of a page, says so by the file
 * {@code there} and waits for the file {@code go}.
 */
final class InstanceProcess implements AutoCloseable {

  static final int MIDDLE = 450;

  private final Process process;

  private InstanceProcess(Process process) {
    this.process = process;
  }

  static InstanceProcess start(String restUrl, String grpcEndpoint, Path folder) {
    try {
      return new InstanceProcess(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  InstanceProcess.class.getName(),
                  restUrl,
                  grpcEndpoint,
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** STOP: it neither sees the time pass nor loses what it was about to do. CONT: it goes on. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  public static void main(String[] args) throws InterruptedException {
    var folder = Path.of(args[2]);
    var instance = new AtomicReference<Instance>();
    var pages =
        new Pages(
            i -> {
              if (i == MIDDLE) {
                instance.get().tellProgress();
                waitIn(folder);
              }
            });
    instance.set(
        new Instance(args[0], args[1], pages, (source, run, reading) -> Instance.confirmed()));
    instance.get().start();
    new CountDownLatch(1).await();
  }

  private static void waitIn(Path folder) {
    try {
      Files.writeString(folder.resolve("there"), "");
      await().forever().until(() -> Files.exists(folder.resolve("go")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
