package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.ReceivedMessage;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import io.grpc.StatusRuntimeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own that is killed in the middle of publishing. */
@Timeout(120)
class KilledServerIT {

  @TempDir Path folder;

  /** What the killed process runs: prints its port and serves. */
  static final class Server {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(EmbeddedPubSub.start(0, Path.of(arguments[0])).port());
      Thread.currentThread().join();
    }
  }

  @Test
  void whatWasConfirmedBeforeAKillIsDeliveredAfterIt() throws Exception {
    Process first = server();
    PubSubFixture pubsub = new PubSubFixture(host(first));
    pubsub.createTopic("orders");
    pubsub.create(pubsub.subscription("billing", "orders"));
    Set<String> confirmed = publishUntilKilled(pubsub, first);
    pubsub.close();
    assertThat(confirmed).hasSizeGreaterThan(200);

    Process second = server();
    try (PubSubFixture again = pubsub.at(host(second))) {
      Set<String> delivered = new HashSet<>();
      while (!delivered.containsAll(confirmed)) {
        List<ReceivedMessage> received = again.pullAtLeast("billing", 1);
        received.forEach(r -> delivered.add(r.getMessage().getMessageId()));
        again.acknowledge("billing", received);
      }
      assertThat(delivered).containsAll(confirmed);
    } finally {
      second.destroyForcibly().waitFor();
    }
  }

  /** Kills the server with a request under way, after some hundred confirmed ones. */
  private static Set<String> publishUntilKilled(PubSubFixture pubsub, Process server)
      throws InterruptedException {
    Set<String> confirmed = new HashSet<>();
    Thread killer = null;
    try {
      while (true) {
        confirmed.addAll(
            pubsub.publish(
                "orders",
                PubSubFixture.message("x".repeat(3000), Map.of()),
                PubSubFixture.message("y".repeat(3000), Map.of())));
        if (confirmed.size() > 300 && killer == null) {
          killer = Thread.startVirtualThread(server::destroyForcibly);
        }
      }
    } catch (StatusRuntimeException killed) {
      server.waitFor();
      return confirmed;
    }
  }

  private Process server() throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Server.class.getName(), folder.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String host(Process server) throws IOException {
    return "localhost:"
        + new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
  }
}
