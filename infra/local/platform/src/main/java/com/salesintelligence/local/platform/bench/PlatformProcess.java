package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.platform.Ports;
import com.salesintelligence.local.platform.RunLocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The local platform as a process of its own, started as {@code -Prun} starts it, and what it
 * costs.
 */
final class PlatformProcess implements AutoCloseable {

  private static final double TICKS_PER_SECOND = 100;
  private static final long POLL_NANOS = 100_000_000;

  private final Process process;
  private final Ports ports;
  private final double readySeconds;

  private PlatformProcess(Process process, Ports ports, double readySeconds) {
    this.process = process;
    this.ports = ports;
    this.readySeconds = readySeconds;
  }

  static PlatformProcess start(String size, Path folder) throws IOException {
    var ports = Ports.free();
    long before = System.nanoTime();
    Files.createDirectories(folder);
    var output = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(command(size, folder.resolve("state"), ports))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!Files.readString(output).contains("is ready")) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the platform did not start:\n" + Files.readString(output));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return new PlatformProcess(process, ports, (System.nanoTime() - before) / 1e9);
  }

  private static List<String> command(String size, Path folder, Ports ports) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("bench.jvm", "-Xmx700m").split(" +")));
    command.addAll(
        List.of(
            "-Drun.folder=" + folder,
            "-Drun.size=" + size,
            "-Drun.live=false",
            "-Drun.ports=" + ports.list(),
            "-cp",
            System.getProperty("java.class.path"),
            RunLocalPlatform.class.getName()));
    return command;
  }

  Ports ports() {
    return ports;
  }

  /** From the start of the JVM to the panel. */
  double readySeconds() {
    return readySeconds;
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
