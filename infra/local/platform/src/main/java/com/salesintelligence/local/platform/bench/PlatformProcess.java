package com.salesintelligence.local.platform.bench;

import com.salesintelligence.local.platform.Ports;
import com.salesintelligence.local.platform.RunLocalPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The local platform as a process of its own, started as {@code -Prun} starts it, and what it
 * costs.
 */
final class PlatformProcess implements AutoCloseable {

  private static final double TICKS_PER_SECOND = 100;

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
    var process =
        new ProcessBuilder(command(size, folder, ports)).redirectErrorStream(true).start();
    var output = process.inputReader(StandardCharsets.UTF_8);
    var seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (line.contains("is ready")) {
        Thread.ofVirtual().start(() -> drain(output));
        return new PlatformProcess(process, ports, (System.nanoTime() - before) / 1e9);
      }
    }
    throw new IllegalStateException("the platform did not start:\n" + seen);
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

  private static void drain(BufferedReader output) {
    output.lines().forEach(line -> {});
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
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
