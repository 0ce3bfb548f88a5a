package com.salesintelligence.local.pubsub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Publishes and drains messages of 1 KB on one stream, here and at Google's emulator, in turns; and
 * measures the heap of a backlog. Prints a table.
 */
public final class PubSubBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int MESSAGES = Integer.getInteger("bench.messages", 200_000);
  private static final int EMULATED = Integer.getInteger("bench.emulated", 10_000);
  private static final int BACKLOG = Integer.getInteger("bench.backlog", 1_000_000);

  private PubSubBench() {}

  /** One direction of one round. */
  private record Run(double rate, double cpuMicros) {}

  private record Runs(List<Run> publish, List<Run> drain) {
    Runs() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Runs ours = new Runs();
    Runs googles = new Runs();
    Optional<Broker> emulator = Broker.emulator();
    try (Broker embedded = Broker.embedded();
        Load load = new Load(embedded.port())) {
      round(embedded, load, MESSAGES, new Runs());
      if (emulator.isPresent()) {
        try (Broker broker = emulator.get();
            Load other = new Load(broker.port())) {
          round(broker, other, EMULATED, new Runs());
          for (int i = 0; i < ROUNDS; i++) {
            // A B, then B A.
            if (i % 2 == 0) {
              round(embedded, load, MESSAGES, ours);
              round(broker, other, EMULATED, googles);
            } else {
              round(broker, other, EMULATED, googles);
              round(embedded, load, MESSAGES, ours);
            }
          }
        }
      } else {
        for (int i = 0; i < ROUNDS; i++) {
          round(embedded, load, MESSAGES, ours);
        }
      }
    }
    System.out.println(table(ours, googles, durable(), heapPerMessage()));
  }

  private static Runs durable() throws IOException, InterruptedException {
    Runs runs = new Runs();
    Path folder = Files.createTempDirectory("pubsub-bench");
    try (Broker broker = Broker.embedded(folder);
        Load load = new Load(broker.port())) {
      round(broker, load, MESSAGES, new Runs());
      for (int i = 0; i < ROUNDS; i++) {
        round(broker, load, MESSAGES, runs);
      }
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    return runs;
  }

  private static void round(Broker broker, Load load, int messages, Runs runs)
      throws InterruptedException {
    runs.publish().add(measured(broker, messages, () -> load.publish(messages)));
    runs.drain().add(measured(broker, messages, () -> load.drain(messages)));
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static Run measured(Broker broker, int messages, Work work) throws InterruptedException {
    Duration cpu = broker.cpu();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = broker.cpu().minus(cpu).toNanos() / 1e3;
    return new Run(messages / seconds, micros / messages);
  }

  private static double heapPerMessage() throws IOException, InterruptedException {
    try (Broker embedded = Broker.embedded();
        Load load = new Load(embedded.port())) {
      long before = embedded.heapBytes();
      load.publish(BACKLOG);
      return (embedded.heapBytes() - before) / (double) BACKLOG;
    }
  }

  private static String table(Runs ours, Runs googles, Runs durable, double heap) {
    StringBuilder table = new StringBuilder();
    row(table, "what", "embedded", "Google's emulator", "ratio");
    row(table, "---", "---", "---", "---");
    rows(table, "publish", ours.publish(), googles.publish());
    rows(table, "drain, one stream", ours.drain(), googles.drain());
    rows(table, "publish with journal", durable.publish(), List.of());
    rows(table, "drain with journal, one stream", durable.drain(), List.of());
    row(
        table,
        String.format(Locale.ROOT, "heap per waiting message at %,d", BACKLOG),
        String.format(Locale.ROOT, "%.0f bytes", heap),
        "–",
        "–");
    return table.toString();
  }

  private static void rows(StringBuilder table, String what, List<Run> ours, List<Run> googles) {
    double rate = median(ours.stream().mapToDouble(Run::rate).sorted().toArray());
    double other = median(googles.stream().mapToDouble(Run::rate).sorted().toArray());
    row(
        table,
        what + ", 1 KB messages a second",
        String.format(Locale.ROOT, "%,.0f", rate),
        googles.isEmpty() ? "–" : String.format(Locale.ROOT, "%,.0f", other),
        googles.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", rate / other));
    double cpu = median(ours.stream().mapToDouble(Run::cpuMicros).sorted().toArray());
    double otherCpu = median(googles.stream().mapToDouble(Run::cpuMicros).sorted().toArray());
    row(
        table,
        what + ", broker's CPU per message",
        String.format(Locale.ROOT, "%.2f µs", cpu),
        googles.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f µs", otherCpu),
        googles.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", otherCpu / cpu));
  }

  private static double median(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
