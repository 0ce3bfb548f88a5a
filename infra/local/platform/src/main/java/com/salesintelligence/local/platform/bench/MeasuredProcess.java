package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A JVM with our class path, and what it costs. */
record MeasuredProcess(Process process, double readySeconds) implements AutoCloseable {

  private static final double TICKS_PER_SECOND = 100;
  private static final long POLL_NANOS = 100_000_000;

  /** Waits until it says that it is ready. */
  static MeasuredProcess start(List<String> flags, Class<?> main, Path folder, String ready)
      throws IOException {
    long before = System.nanoTime();
    Files.createDirectories(folder);
    var output = folder.resolve("output.txt");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!Files.readString(output).contains(ready)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            main.getSimpleName() + " did not start:\n" + Files.readString(output));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return new MeasuredProcess(process, (System.nanoTime() - before) / 1e9);
  }

  /** CPU seconds, user and system, since the start. */
  double cpuSeconds() throws IOException {
    var stat = Files.readString(proc("stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  long residentMegabytes() throws IOException {
    return status("VmRSS");
  }

  long peakMegabytes() throws IOException {
    return status("VmHWM");
  }

  private long status(String name) throws IOException {
    try (var lines = Files.lines(proc("status"))) {
      return lines
              .filter(line -> line.startsWith(name + ":"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
              .findFirst()
              .orElseThrow()
          >> 10;
    }
  }

  private Path proc(String file) {
    return Path.of("/proc", String.valueOf(process.pid()), file);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
