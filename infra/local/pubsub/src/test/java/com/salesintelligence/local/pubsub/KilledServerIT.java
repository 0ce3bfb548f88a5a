package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.pubsub.v1.CreateSchemaRequest;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.ListSchemasRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SeekRequest;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import io.grpc.StatusRuntimeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own that is killed again and again in the middle of its work. */
@Timeout(900)
class KilledServerIT {

  private static final int KILLS = Integer.getInteger("pubsub.kills", 3);

  @TempDir Path folder;

  /** What the killed process runs: prints its port and serves. */
  static final class Server {
    public static void main(String[] arguments) throws IOException {
      System.out.println(EmbeddedPubSub.start(0, Path.of(arguments[0])).port());
      // Until the test is gone, however it ended.
      while (System.in.read() >= 0) {}
    }
  }

  private final Random random = new Random();
  private final AtomicInteger lastSchema = new AtomicInteger();

  private final List<Process> servers = new ArrayList<>();

  /** What the server has confirmed. */
  private final Set<String> published = ConcurrentHashMap.newKeySet();

  private final Set<String> schemas = ConcurrentHashMap.newKeySet();

  /** What may be acknowledged: the answer can have been lost with the server. */
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @AfterEach
  void leaveNoServerBehind() {
    servers.forEach(Process::destroyForcibly);
  }

  @Test
  void whatWasConfirmedBeforeAKillIsThereAfterIt() throws Exception {
    PubSubFixture names = null;
    for (int kill = 0; kill < KILLS; kill++) {
      Process server = server();
      PubSubFixture pubsub = names == null ? topology(host(server)) : names.at(host(server));
      names = pubsub;
      workUntilKilled(pubsub, server);
      pubsub.close();
    }
    assertThat(published).hasSizeGreaterThan(KILLS * 50);
    assertThat(schemas).isNotEmpty();

    Process last = server();
    try (PubSubFixture pubsub = names.at(host(last))) {
      assertThat(drain(pubsub, "billing", published)).containsAll(published);
      Set<String> left = new HashSet<>(published);
      left.removeAll(acknowledged);
      assertThat(drain(pubsub, "shipping", left)).containsAll(left);
      pubsub.subscriber.seek(
          SeekRequest.newBuilder()
              .setSubscription(pubsub.subscriptionName("shipping"))
              .setSnapshot(pubsub.project() + "/snapshots/start")
              .build());
      assertThat(drain(pubsub, "shipping", published)).containsAll(published);
      assertThat(schemaNames(pubsub)).containsAll(schemas);
    } finally {
      last.destroyForcibly().waitFor();
    }
  }

  private static PubSubFixture topology(String host) {
    PubSubFixture pubsub = new PubSubFixture(host);
    pubsub.createTopic("orders");
    pubsub.create(pubsub.subscription("billing", "orders"));
    pubsub.create(pubsub.subscription("shipping", "orders").setRetainAckedMessages(true));
    pubsub.subscriber.createSnapshot(
        CreateSnapshotRequest.newBuilder()
            .setName(pubsub.project() + "/snapshots/start")
            .setSubscription(pubsub.subscriptionName("shipping"))
            .build());
    return pubsub;
  }

  private void workUntilKilled(PubSubFixture pubsub, Process server) throws InterruptedException {
    int enough = published.size() + 50 + random.nextInt(500);
    List<Thread> workers =
        List.of(
            untilKilled(() -> publish(pubsub)),
            untilKilled(() -> publish(pubsub)),
            untilKilled(() -> acknowledge(pubsub)),
            untilKilled(() -> createSchema(pubsub)));
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> published.size() > enough);
    server.destroyForcibly().waitFor();
    for (Thread worker : workers) {
      worker.join();
    }
  }

  private static Thread untilKilled(Runnable work) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  work.run();
                }
              } catch (StatusRuntimeException killed) {
                // That was the server's end.
              }
            });
  }

  private void publish(PubSubFixture pubsub) {
    published.addAll(
        pubsub.publish(
            "orders",
            PubSubFixture.message("x".repeat(random.nextInt(3000)), Map.of("a", "b")),
            PubSubFixture.message("y".repeat(3000), Map.of())));
  }

  private void acknowledge(PubSubFixture pubsub) {
    List<ReceivedMessage> received = pubsub.pullNow("shipping");
    if (!received.isEmpty()) {
      received.forEach(each -> acknowledged.add(each.getMessage().getMessageId()));
      pubsub.acknowledge("shipping", received);
    }
  }

  private void createSchema(PubSubFixture pubsub) {
    schemas.add(
        pubsub
            .schemas
            .createSchema(
                CreateSchemaRequest.newBuilder()
                    .setParent(pubsub.project())
                    .setSchemaId("schema-" + lastSchema.incrementAndGet())
                    .setSchema(
                        Schema.newBuilder()
                            .setType(Schema.Type.PROTOCOL_BUFFER)
                            .setDefinition("message A { optional int32 b = 1; }"))
                    .build())
            .getName());
  }

  /** Until all of these have come. */
  private static Set<String> drain(PubSubFixture pubsub, String subscription, Set<String> ids) {
    Set<String> delivered = new HashSet<>();
    while (!delivered.containsAll(ids)) {
      List<ReceivedMessage> received = pubsub.pullAtLeast(subscription, 1);
      received.forEach(each -> delivered.add(each.getMessage().getMessageId()));
      pubsub.acknowledge(subscription, received);
    }
    return delivered;
  }

  private static Set<String> schemaNames(PubSubFixture pubsub) {
    Set<String> names = new HashSet<>();
    var request = ListSchemasRequest.newBuilder().setParent(pubsub.project()).setPageSize(1000);
    do {
      var page = pubsub.schemas.listSchemas(request.build());
      page.getSchemasList().forEach(schema -> names.add(schema.getName()));
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return names;
  }

  private Process server() throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(
        List.of(
            "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Server.class.getName(), folder.toString()));
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    servers.add(server);
    return server;
  }

  private static String host(Process server) throws IOException {
    return "localhost:"
        + new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
  }
}
