package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.core.ApiFuture;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** StreamingPull by hand and by Google's clients. */
interface StreamingConformance {

  PubSubFixture pubsub();

  /** A stream's responses as they come. */
  final class Responses implements StreamObserver<StreamingPullResponse> {
    final Queue<String> texts = new ConcurrentLinkedQueue<>();
    final Queue<String> ackIds = new ConcurrentLinkedQueue<>();
    final AtomicReference<Throwable> error = new AtomicReference<>();
    volatile int count;

    @Override
    public void onNext(StreamingPullResponse response) {
      count++;
      response
          .getReceivedMessagesList()
          .forEach(
              received -> {
                texts.add(received.getMessage().getData().toStringUtf8());
                ackIds.add(received.getAckId());
              });
    }

    @Override
    public void onError(Throwable t) {
      error.set(t);
    }

    @Override
    public void onCompleted() {}
  }

  @Test
  default void aStreamHoldsNoMoreThanItsLimitOfMessages() {
    orders(10);
    var responses = new Responses();
    var stream = open(responses, 3, 0);
    await().until(() -> responses.texts.size() == 3);

    stream.onNext(StreamingPullRequest.newBuilder().addAckIds(responses.ackIds.poll()).build());

    await().until(() -> responses.texts.size() == 4);
    await().during(Duration.ofMillis(300)).until(() -> responses.texts.size() == 4);
    stream.onCompleted();
  }

  @Test
  default void aStreamHoldsNoMoreThanItsLimitOfBytes() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));
    for (int i = 0; i < 10; i++) {
      pubsub().publish("orders", "x".repeat(1000));
    }
    var responses = new Responses();

    var stream = open(responses, 0, 2500);

    await().until(() -> responses.texts.size() >= 2);
    await().during(Duration.ofMillis(300)).until(() -> responses.texts.size() <= 3);
    stream.onCompleted();
  }

  @Test
  default void aMessageRefusedOnTheStreamComesAgainOnIt() {
    orders(1);
    var responses = new Responses();
    var stream = open(responses, 0, 0);
    await().until(() -> responses.texts.size() == 1);

    stream.onNext(
        StreamingPullRequest.newBuilder()
            .addModifyDeadlineAckIds(responses.ackIds.poll())
            .addModifyDeadlineSeconds(0)
            .build());

    await().until(() -> responses.texts.size() == 2);
    stream.onCompleted();
  }

  @Test
  default void aStreamEndsWithItsSubscription() {
    orders(0);
    var responses = new Responses();
    open(responses, 0, 0);

    pubsub()
        .subscriber
        .deleteSubscription(
            DeleteSubscriptionRequest.newBuilder()
                .setSubscription(pubsub().subscriptionName("billing"))
                .build());

    await().until(() -> responses.error.get() != null);
    assertThat(Status.fromThrowable(responses.error.get()).getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  default void aStreamOfAMissingSubscriptionEndsAtOnce() {
    var responses = new Responses();

    open(responses, 0, 0);

    await().until(() -> responses.error.get() != null);
    assertThat(Status.fromThrowable(responses.error.get()).getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  default void googlesClientsGetEveryMessage() throws Exception {
    orders(0);
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    Subscriber subscriber =
        pubsub()
            .googleSubscriber(
                "billing",
                (received, reply) -> {
                  seen.merge(received.getMessageId(), 1, Integer::sum);
                  reply.ack();
                })
            .build();
    subscriber.startAsync().awaitRunning();

    List<String> ids = publishAll(2000);

    await().atMost(Duration.ofSeconds(20)).until(() -> seen.keySet().containsAll(ids));
    subscriber.stopAsync().awaitTerminated(10, TimeUnit.SECONDS);
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void anotherSubscriberGetsWhatTheFirstGaveBack() throws Exception {
    orders(20);
    Queue<AckReplyConsumer> held = new ConcurrentLinkedQueue<>();
    var givesBack = new AtomicBoolean();
    Subscriber first =
        pubsub()
            .googleSubscriber(
                "billing",
                (received, reply) -> {
                  // They may come again before it has stopped, and it stops with none in its hands.
                  if (givesBack.get()) {
                    reply.nack();
                  } else {
                    held.add(reply);
                  }
                })
            .build();
    first.startAsync().awaitRunning();
    await().until(() -> held.size() == 20);
    givesBack.set(true);
    held.forEach(AckReplyConsumer::nack);
    first.stopAsync().awaitTerminated(10, TimeUnit.SECONDS);

    Queue<String> seen = new ConcurrentLinkedQueue<>();
    Subscriber second =
        pubsub()
            .googleSubscriber(
                "billing",
                (received, reply) -> {
                  seen.add(received.getData().toStringUtf8());
                  reply.ack();
                })
            .build();
    second.startAsync().awaitRunning();

    await().atMost(Duration.ofSeconds(30)).until(() -> new HashSet<>(seen).size() == 20);
    second.stopAsync().awaitTerminated(10, TimeUnit.SECONDS);
  }

  private List<String> publishAll(int count) throws Exception {
    Publisher publisher = pubsub().googlePublisher("orders");
    List<ApiFuture<String>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(publisher.publish(message("order " + i, Map.of())));
    }
    List<String> ids = new ArrayList<>();
    for (ApiFuture<String> future : futures) {
      ids.add(future.get(20, TimeUnit.SECONDS));
    }
    publisher.shutdown();
    return ids;
  }

  private void orders(int messages) {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));
    for (int i = 0; i < messages; i++) {
      pubsub().publish("orders", "order " + i);
    }
  }

  private StreamObserver<StreamingPullRequest> open(
      Responses responses, int maxMessages, int maxBytes) {
    var stream = pubsub().asyncSubscriber.streamingPull(responses);
    stream.onNext(
        StreamingPullRequest.newBuilder()
            .setSubscription(pubsub().subscriptionName("billing"))
            .setStreamAckDeadlineSeconds(60)
            .setMaxOutstandingMessages(maxMessages)
            .setMaxOutstandingBytes(maxBytes)
            .build());
    return stream;
  }
}
