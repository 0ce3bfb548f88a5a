package com.salesintelligence.local.bigquery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.salesintelligence.local.bigquery.Wire.Answer;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What was acknowledged survives SIGKILL at random moments under load, in whole batches; two
 * processes never share a folder. {@code -Dkill.rounds=50} kills more often.
 */
class KilledServerIT {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);

  @TempDir private Path folder;
  @TempDir private Path unpacked;

  private final Set<String> acknowledged = new HashSet<>();
  private String lastStream = "";
  private String lastRound = "";

  @Test
  void acknowledgedBatchesSurviveSigkillWhole() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      try (Server server = new Server(folder, unpacked)) {
        if (round == 0) {
          makeTables(server.wire());
          assertThatThrownBy(() -> EmbeddedBigQuery.start(BigQuerySettings.in(folder)))
              .hasMessageStartingWith("Another process uses the BigQuery data in " + folder);
        } else {
          verify(server, "after round " + round + ", seed " + seed);
        }
        try (var load = new KillLoad(round, server.restPort, server.grpcPort)) {
          awaitAcknowledgements(load);
          await().pollDelay(Duration.ofMillis(random.nextInt(1_200))).until(() -> true);
          server.kill();
          acknowledged.addAll(load.acknowledged());
          lastStream = load.stream();
          lastRound = "round" + round;
        }
      }
    }
    try (Server server = new Server(folder, unpacked)) {
      verify(server, "in the end, seed " + seed);
    }
    assertThat(acknowledged).hasSizeGreaterThan(3 * ROUNDS);
  }

  private static void awaitAcknowledgements(KillLoad load) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                Stream.of(KillLoad.KEYED, KillLoad.LOGGED, KillLoad.STATED)
                    .allMatch(table -> load.acknowledged(table) > 0));
  }

  private static void makeTables(Wire wire) {
    wire.post("datasets", "{\"datasetReference\":{\"datasetId\":\"things\"}}");
    String table =
        "{\"tableReference\":{\"tableId\":\"%s\"},\"schema\":{\"fields\":[{\"name\":\"id\",\"type\":\"STRING\"},{\"name\":\"text\",\"type\":\"STRING\"}]}%s}";
    String key = ",\"tableConstraints\":{\"primaryKey\":{\"columns\":[\"id\"]}}";
    for (String name : List.of(KillLoad.KEYED, KillLoad.LOGGED, KillLoad.STATED)) {
      String body = table.formatted(name, name.equals(KillLoad.KEYED) ? key : "");
      assertThat(wire.post("datasets/things/tables", body).code()).isEqualTo(200);
    }
  }

  private void verify(Server server, String when) {
    Map<String, Long> stored = new HashMap<>();
    for (String table : List.of(KillLoad.KEYED, KillLoad.LOGGED, KillLoad.STATED)) {
      Answer rows =
          server.wire().get("datasets/things/tables/" + table + "/data?maxResults=10000000");
      assertThat(rows.code()).isEqualTo(200);
      for (JsonNode row : rows.body().path("rows")) {
        stored.merge(row.at("/f/1/v").asString(), 1L, Long::sum);
      }
    }
    assertThat(stored.keySet()).as(when).containsAll(acknowledged);
    assertThat(stored.values()).as("torn batches " + when).containsOnly((long) KillLoad.ROWS);
    long rowsOfLastStream =
        stored.entrySet().stream()
            .filter(batch -> batch.getKey().startsWith(KillLoad.LOGGED + "-" + lastRound + "-"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(finished(server)).as("the last stream's rows " + when).isEqualTo(rowsOfLastStream);
  }

  private long finished(Server server) {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("localhost", server.grpcPort).usePlaintext().build();
    try {
      return BigQueryWriteGrpc.newBlockingStub(channel)
          .finalizeWriteStream(FinalizeWriteStreamRequest.newBuilder().setName(lastStream).build())
          .getRowCount();
    } finally {
      channel.shutdownNow();
    }
  }

  /** The server in its own process. */
  private static final class Server implements AutoCloseable {
    private final Process process;
    private final int restPort;
    private final int grpcPort;

    Server(Path folder, Path unpacked) throws IOException {
      process = start(folder, unpacked);
      String line = process.inputReader().readLine();
      assertThat(line).as("the server's first line").startsWith("listening ");
      restPort = Integer.parseInt(line.split(" ")[1]);
      grpcPort = Integer.parseInt(line.split(" ")[2]);
    }

    Wire wire() {
      return new Wire("http://localhost:" + restPort);
    }

    void kill() throws InterruptedException {
      process.destroyForcibly();
      assertThat(process.waitFor(30, SECONDS)).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
      kill();
    }

    private static Process start(Path folder, Path unpacked) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classPath =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      return new ProcessBuilder(
              List.of(
                  java,
                  "--enable-native-access=ALL-UNNAMED",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  // A killed process leaves ZetaSQL's library where it was unpacked.
                  "-Djava.io.tmpdir=" + unpacked,
                  "-cp",
                  classPath,
                  KilledServer.class.getName(),
                  folder.toString()))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }
  }
}
