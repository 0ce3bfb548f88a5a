package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.services.gmail.model.WatchRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.salesintelligence.local.sandbox.http.Json;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GmailWatchTest {
  private final List<PublishRequest> published = new CopyOnWriteArrayList<>();
  private Server pubsub;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    pubsub =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(
                new PublisherGrpc.PublisherImplBase() {
                  @Override
                  public void publish(
                      PublishRequest request, StreamObserver<PublishResponse> answer) {
                    published.add(request);
                    answer.onNext(PublishResponse.newBuilder().addMessageIds("1").build());
                    answer.onCompleted();
                  }
                })
            .build()
            .start();
    sandbox = Sandbox.start(SandboxSettings.inMemory().withPubSub("localhost:" + pubsub.getPort()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    pubsub.shutdownNow();
  }

  private JsonNode last() {
    return Json.read(published.getLast().getMessages(0).getData().toByteArray());
  }

  @Test
  void pushesTheHistoryIdOfEachChangeUntilItIsStopped() throws IOException {
    var gmail = GmailClients.writing(sandbox, MAYA);
    var http = new Http(sandbox.url());
    String topic = "projects/demo/topics/mail";

    var watch = gmail.users().watch("me", new WatchRequest().setTopicName(topic)).execute();
    assertThat(Instant.ofEpochMilli(watch.getExpiration()))
        .isAfter(Instant.now().plus(Duration.ofDays(6)));
    assertThat(published).hasSize(1);

    String history =
        http.post("/sandbox/gmail/" + MAYA + "/messages", "Subject: x\r\n\r\n")
            .json()
            .path("historyId")
            .asString();
    await().atMost(Duration.ofSeconds(20)).until(() -> published.size() == 2);
    assertThat(published.getLast().getTopic()).isEqualTo(topic);
    assertThat(last().path("emailAddress").asString()).isEqualTo(MAYA);
    assertThat(last().path("historyId").asString()).isEqualTo(history);

    gmail.users().stop("me").execute();
    http.post("/sandbox/gmail/" + MAYA + "/messages", "Subject: y\r\n\r\n");
    assertThat(published).hasSize(2);
  }
}
