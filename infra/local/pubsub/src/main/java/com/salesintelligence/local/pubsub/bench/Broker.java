package com.salesintelligence.local.pubsub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A broker in a process of its own, with what it costs. */
record Broker(Process process, BufferedReader output, int port) implements AutoCloseable {

  /**
   * @param folder of its journal, if it has one
   */
  static Broker embedded(Path... folder) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xmx4g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BenchServer.class.getName()));
    for (Path each : folder) {
      command.add(each.toString());
    }
    Process process = start(command);
    var output = output(process);
    return new Broker(process, output, (int) number(output));
  }

  /** Google's, where the Google Cloud SDK with the emulator is installed. */
  static Optional<Broker> emulator() throws IOException {
    Optional<Path> jar = emulatorJar();
    if (jar.isEmpty()) {
      return Optional.empty();
    }
    int port = freePort();
    Process process =
        start(
            List.of("-Xmx6g", "-jar", jar.get().toString(), "--host=localhost", "--port=" + port));
    var output = output(process);
    String line = output.readLine();
    while (line != null && !line.contains("started")) {
      line = output.readLine();
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
    return Optional.of(new Broker(process, output, port));
  }

  private static Optional<Path> emulatorJar() throws IOException {
    Optional<Path> gcloud =
        Stream.of(System.getenv("PATH").split(":", -1))
            .map(folder -> Path.of(folder, "gcloud"))
            .filter(Files::isExecutable)
            .findFirst();
    if (gcloud.isEmpty()) {
      return Optional.empty();
    }
    Path lib = gcloud.get().toRealPath().resolve("../../platform/pubsub-emulator/lib").normalize();
    if (!Files.isDirectory(lib)) {
      return Optional.empty();
    }
    try (var files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process start(List<String> arguments) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(ProcessHandle.current().info().command().orElse("java")),
                arguments.stream())
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What the embedded server says next, between the lines of its log. */
  private static long number(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(BenchServer.SAYS)) {
        return Long.parseLong(line.substring(BenchServer.SAYS.length()));
      }
    }
    throw new IOException("The embedded server ended");
  }

  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** After a collection; of the embedded server only. */
  long heapBytes() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return number(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
