package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a client sends, it gets an answer that says whose mistake it was. */
abstract class HostileRequests {

  static final int TRIES = 60;
  private static final Set<Status.Code> FAIR =
      EnumSet.of(
          Status.Code.OK,
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.ALREADY_EXISTS,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.ABORTED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNIMPLEMENTED);

  private static EmbeddedPubSub server;
  static PubSubFixture pubsub;

  @BeforeContainer
  static void start() {
    server = EmbeddedPubSub.start(0);
    pubsub = new PubSubFixture(server.host());
    pubsub.createTopic("orders");
    pubsub.create(pubsub.subscription("billing", "orders"));
    pubsub.create(pubsub.subscription("once", "orders").setEnableExactlyOnceDelivery(true));
  }

  @AfterContainer
  static void stop() throws InterruptedException {
    pubsub.close();
    server.close();
  }

  static void fair(Runnable call) {
    Status.Code code = Status.Code.OK;
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      code = e.getStatus().getCode();
      assertThat(FAIR).as(e.getMessage()).contains(code);
    }
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "projects",
            "projects//topics/",
            "projects/demo/topics/_deleted-topic_",
            "projects/demo/topics/orders/more",
            "projects/demo/subscriptions/billing",
            pubsub.project(),
            pubsub.topicName("orders"),
            pubsub.topicName("orders") + "\n",
            pubsub.subscriptionName("billing"),
            pubsub.subscriptionName("once"),
            pubsub.project() + "/schemas/a@b",
            pubsub.project() + "/snapshots/s",
            "x".repeat(10_000),
            "-1",
            "99999999999999999999",
            "1:1:1",
            ":::",
            "1:zzzzzzzzzzzzzzzzzzzz:1",
            "\u0000",
            "http://localhost:1/x",
            "http://[::1",
            "ftp://localhost/",
            "NOT NOT attributes:a",
            "((((((((((",
            "attributes.a=\"\\"),
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.strings().withCharRange('\u0100', '\u2fff').ofMaxLength(20));
  }

  @Provide
  static Arbitrary<Duration> durations() {
    return Arbitraries.of(0L, 1L, -1L, 600L, 86_400L, Long.MAX_VALUE, Long.MIN_VALUE)
        .flatMap(
            seconds ->
                Arbitraries.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE)
                    .map(n -> Duration.newBuilder().setSeconds(seconds).setNanos(n).build()));
  }

  @Provide
  static Arbitrary<FieldMask> masks() {
    return Arbitraries.of(
            "",
            "name",
            "labels",
            "labels.a",
            "ack_deadline_seconds",
            "push_config.push_endpoint",
            "push_config.nonsense",
            "dead_letter_policy.max_delivery_attempts",
            "retry_policy",
            "expire_time",
            "schema_settings.schema",
            "message_transforms",
            "topic",
            "*",
            "..",
            "expiration_policy.ttl.seconds")
        .list()
        .ofMaxSize(3)
        .map(paths -> FieldMask.newBuilder().addAllPaths(paths).build());
  }
}
