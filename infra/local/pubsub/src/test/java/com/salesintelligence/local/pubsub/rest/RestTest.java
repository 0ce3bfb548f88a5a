package com.salesintelligence.local.pubsub.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What HTTP brings along: connections, parameters, and clients that mean no good. */
@Timeout(60)
class RestTest {

  private EmbeddedPubSub server;
  private PubSubFixture pubsub;

  @BeforeEach
  void start() {
    server = EmbeddedPubSub.start(0);
    pubsub = new PubSubFixture(server.host());
    pubsub.createTopic("orders");
  }

  @AfterEach
  void stop() throws InterruptedException {
    pubsub.close();
    server.close();
  }

  @Test
  void anExactlyOnceFailureNamesTheIdsInItsDetails() {
    pubsub.create(pubsub.subscription("billing", "orders").setEnableExactlyOnceDelivery(true));
    pubsub.publish("orders", "x");
    var received = pubsub.pull("billing", 1);
    pubsub.acknowledge("billing", received);
    String id = received.getFirst().getAckId();

    var response =
        pubsub.http(
            "POST",
            pubsub.subscriptionName("billing") + ":modifyAckDeadline",
            "{\"ackIds\":[\"" + id + "\"],\"ackDeadlineSeconds\":10}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\"")
        .contains("\"reason\":\"EXACTLY_ONCE_ACKID_FAILURE\"")
        .contains("\"" + id + "\":\"PERMANENT_FAILURE_INVALID_ACK_ID\"");
  }

  @Test
  void policiesAreReadByGetAndByPost() {
    String policy = pubsub.topicName("orders") + ":getIamPolicy";

    assertThat(pubsub.http("GET", policy + "?options.requestedPolicyVersion=3", "").statusCode())
        .isEqualTo(200);
    assertThat(pubsub.http("POST", policy, "{}").body()).contains("etag");
  }

  @Test
  void theParametersOfAllServicesSayHowTheAnswerIsWritten() {
    String topic = pubsub.topicName("orders");

    assertThat(pubsub.http("GET", topic + "?prettyPrint=false&key=k", "").body())
        .isEqualTo("{\"name\":\"" + topic + "\",\"state\":\"ACTIVE\"}");
    assertThat(pubsub.http("GET", topic + "?$alt=json%3Benum-encoding%3Dint", "").body())
        .contains("\"state\": 1");
    invalid("alt=json", pubsub.http("GET", topic + "?alt=media", ""));
    invalid("fields", pubsub.http("GET", topic + "?fields=name", ""));
  }

  @Test
  void whatCannotBeReadIsTheClientsMistake() {
    String topic = pubsub.topicName("orders");

    invalid("Cannot find field: nope", pubsub.http("PUT", topic, "{\"nope\":1}"));
    invalid("Invalid JSON", pubsub.http("PUT", topic, "{"));
    invalid("Invalid JSON", pubsub.http("PUT", topic, "[".repeat(1_000_000)));
    invalid("Invalid JSON", pubsub.http("POST", topic + ":publish", "{\"messages\":{}}"));
    invalid("Unknown name", pubsub.http("GET", topic + "?name.first=x", ""));
    invalid("no body", pubsub.http("GET", topic, "{\"topic\":\"x\"}"));
    assertThat(pubsub.http("GET", "projects/p/things", "").statusCode()).isEqualTo(404);
    assertThat(pubsub.http("OPTIONS", topic, "").statusCode()).isEqualTo(404);
  }

  private static void invalid(String problem, HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("INVALID_ARGUMENT").contains(problem);
  }

  @Test
  void pathsThatAreMalformedAreTheClientsMistake() throws IOException {
    assertThat(said("GET /v1/projects/p/topics/%zz HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(said("GET /v1/projects/p/topics?a=%zz HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(said("BREW / HTTP/1.1\r\nbroken header\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void aPageInABrowserHasNoAccess() throws IOException {
    String answer =
        said(
            "GET /v1/projects/p/topics HTTP/1.1\r\n"
                + "Origin: https://example.com\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 403").contains("PERMISSION_DENIED");
  }

  @Test
  void requestsThatComeAtOnceAreAnsweredInTurn() throws IOException {
    List<String> topics = IntStream.range(0, 20).mapToObj(i -> "topic-" + i).toList();
    topics.forEach(pubsub::createTopic);

    String answers =
        said(
            String.join("", topics.stream().map(topic -> get(topic, "keep-alive")).toList())
                + get("orders", "close"));

    assertThat(answers.lines().filter(line -> line.contains("\"name\"")).map(RestTest::id))
        .hasSize(21)
        .startsWith("topic-0", "topic-1", "topic-2")
        .endsWith("topic-19", "orders");
  }

  private String get(String topic, String connection) {
    return "GET /v1/%s HTTP/1.1\r\nConnection: %s\r\n\r\n"
        .formatted(pubsub.topicName(topic), connection);
  }

  private static String id(String line) {
    return line.replaceAll(".*/|\",?", "");
  }

  @Test
  void aBodyMayBeCompressed() throws IOException {
    var body = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(body)) {
      gzip.write("{\"labels\":{\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_8));
    }
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        ("PUT /v1/%s HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n"
                + "Connection: close\r\n\r\n")
            .formatted(pubsub.topicName("returns"), body.size())
            .getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body.toByteArray());

    assertThat(said(request.toByteArray())).startsWith("HTTP/1.1 200").contains("\"a\": \"b\"");
  }

  @Test
  void clientsThatGoAwayTakeNoMessagesAlong() throws IOException {
    pubsub.create(pubsub.subscription("billing", "orders").setAckDeadlineSeconds(600));
    for (int i = 0; i < 20; i++) {
      pullAndGo();
    }

    var published = new AtomicInteger();
    await()
        .until(
            () -> {
              pubsub.publish("orders", "message " + published.incrementAndGet());
              return !pubsub.pullNow("billing").isEmpty();
            });

    // The first can still meet one that has just gone.
    assertThat(published.get()).isLessThan(10);
  }

  private void pullAndGo() throws IOException {
    String pull = "{\"maxMessages\":1}";
    try (var socket = new Socket("localhost", server.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /v1/%s:pull HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(pubsub.subscriptionName("billing"), pull.length(), pull)
                  .getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aConnectionMaySpeakSlowlyOrNotAtAll() throws IOException {
    try (var silent = new Socket("localhost", server.port());
        var slow = new Socket("localhost", server.port())) {
      slow.setTcpNoDelay(true);
      for (byte each : get("orders", "close").getBytes(StandardCharsets.US_ASCII)) {
        slow.getOutputStream().write(each);
      }

      assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200");
      assertThat(silent.isConnected()).isTrue();
    }
  }

  private String said(String request) throws IOException {
    return said(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** What comes back until the connection ends. */
  private String said(byte[] request) throws IOException {
    try (var socket = new Socket("localhost", server.port())) {
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
