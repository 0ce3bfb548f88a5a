package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.documents.reading.ReadDocument;
import com.salesintelligence.ingest.documents.reading.ReadingProcess;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Has documents read by a process of its own, with a memory and a clock of its own: a document that
 * hangs or bursts the parser costs that process, and the next document gets a new one.
 */
final class DocumentReader implements AutoCloseable {

  /** The process ends itself first. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final DocumentSettings settings;
  private final String main;
  private @Nullable Child child;
  private volatile boolean closed;

  /**
   * @param main the program that reads
   */
  DocumentReader(DocumentSettings settings, String main) {
    this.settings = settings;
    this.main = main;
  }

  private record Child(Process process, DataOutputStream to, DataInputStream from) {}

  synchronized ReadDocument read(Path file) {
    var running = child();
    var done = new CountDownLatch(1);
    var late = new AtomicBoolean();
    watch(running.process(), done, late);
    try {
      running.to().writeUTF(file.toString());
      running.to().flush();
      return ReadDocument.read(running.from());
    } catch (IOException e) {
      end(running);
      return lost(running.process(), late.get());
    } finally {
      done.countDown();
    }
  }

  private ReadDocument lost(Process process, boolean late) {
    if (closed) {
      throw new SourceFailure(Fault.STOPPED, "The service was stopped.");
    }
    return new ReadDocument.Refused(
        late || exit(process) == ReadingProcess.TOO_SLOW
            ? "reading it takes longer than " + settings.timeout().toSeconds() + " s"
            : "reading it takes more than "
                + settings.memory().toMegabytes()
                + " MB of memory, or crashes the reader");
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(Fault.STOPPED, "The service was stopped.");
    }
  }

  private void watch(Process process, CountDownLatch done, AtomicBoolean late) {
    long longest = settings.timeout().plus(GRACE).toMillis();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!done.await(longest, TimeUnit.MILLISECONDS)) {
                  late.set(true);
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private Child child() {
    if (child == null || !child.process().isAlive()) {
      child = start();
    }
    return child;
  }

  private Child start() {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + settings.memory().toMegabytes() + "m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            main,
            Integer.toString(settings.longestText()),
            Long.toString(settings.timeout().toMillis()));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // Nothing secret that the service was given reaches the parsers.
    builder.environment().clear();
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      var process = builder.start();
      return new Child(
          process,
          new DataOutputStream(process.getOutputStream()),
          new DataInputStream(new BufferedInputStream(process.getInputStream())));
    } catch (IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE, "The process that reads documents does not start.", null, e);
    }
  }

  private void end(Child ended) {
    ended.process().destroyForcibly();
    child = null;
  }

  /** Not synchronized: it ends what is under way. */
  @Override
  public void close() {
    closed = true;
    var running = child;
    if (running != null) {
      CompletableFuture<Process> end = running.process().destroyForcibly().onExit();
      end.join();
    }
  }
}
