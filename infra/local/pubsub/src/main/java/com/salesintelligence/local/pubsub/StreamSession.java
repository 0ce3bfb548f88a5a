package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.StreamingPullResponse.AcknowledgeConfirmation;
import com.google.pubsub.v1.StreamingPullResponse.ModifyAckDeadlineConfirmation;
import com.google.pubsub.v1.StreamingPullResponse.SubscriptionProperties;
import com.salesintelligence.local.pubsub.delivery.AckResult;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.delivery.Delivery;
import com.salesintelligence.local.pubsub.delivery.Receiver;
import com.salesintelligence.local.pubsub.wire.Outgoing;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One StreamingPull: delivers as long as the client's limits and its connection have room. */
final class StreamSession implements Receiver, StreamObserver<StreamingPullRequest> {

  private final Subscriptions subscriptions;
  private final ServerCallStreamObserver<Outgoing> client;
  private final AtomicInteger outstandingMessages = new AtomicInteger();
  private final AtomicLong outstandingBytes = new AtomicLong();
  private @Nullable volatile Backlog backlog;
  private volatile Duration ackDeadline = Duration.ofSeconds(10);
  private long maxMessages;
  private long maxBytes;
  private boolean keepsAlive;
  private boolean ended;

  StreamSession(Subscriptions subscriptions, ServerCallStreamObserver<Outgoing> client) {
    this.subscriptions = subscriptions;
    this.client = client;
    client.setOnReadyHandler(this::signal);
    client.setOnCancelHandler(this::leave);
  }

  @Override
  public void onNext(StreamingPullRequest request) {
    try {
      Backlog open = backlog;
      if (open == null) {
        open(request);
      } else {
        apply(open, request);
      }
    } catch (StatusRuntimeException rejection) {
      end(rejection);
    } catch (UncheckedIOException e) {
      end(Rejections.unavailable(e));
    }
  }

  private void open(StreamingPullRequest request) {
    Backlog opened = subscriptions.pull(request.getSubscription()).backlog();
    useDeadline(request.getStreamAckDeadlineSeconds());
    maxMessages = request.getMaxOutstandingMessages();
    maxBytes = request.getMaxOutstandingBytes();
    keepsAlive = request.getProtocolVersion() >= 1;
    backlog = opened;
    opened.join(this);
    // Whoever deleted it in the meantime has not seen this stream.
    subscriptions.pull(request.getSubscription());
  }

  private void apply(Backlog open, StreamingPullRequest request) {
    if (!request.getSubscription().isEmpty()) {
      throw Rejections.invalid("Only the first request of a stream names the subscription.");
    }
    if (request.getMaxOutstandingMessages() != 0 || request.getMaxOutstandingBytes() != 0) {
      throw Rejections.invalid("Only the first request of a stream sets its flow control.");
    }
    if (request.getModifyDeadlineAckIdsCount() != request.getModifyDeadlineSecondsCount()) {
      throw Rejections.invalid(
          "Each of modify_deadline_ack_ids needs its modify_deadline_seconds.");
    }
    if (request.getStreamAckDeadlineSeconds() != 0) {
      useDeadline(request.getStreamAckDeadlineSeconds());
    }
    acknowledge(open, request);
    modifyDeadlines(open, request);
    if (keepsAlive && request.getSerializedSize() == 0) {
      send(response(open));
    }
  }

  private void acknowledge(Backlog open, StreamingPullRequest request) {
    if (request.getAckIdsCount() == 0) {
      return;
    }
    AckResult result = open.acknowledge(request.getAckIdsList());
    if (open.settings().exactlyOnce()) {
      send(
          response(open)
              .setAcknowledgeConfirmation(
                  AcknowledgeConfirmation.newBuilder()
                      .addAllAckIds(result.done())
                      .addAllInvalidAckIds(result.invalid())
                      .addAllUnorderedAckIds(result.unordered())));
    } else {
      AckRules.refuseMalformed(result);
    }
  }

  private void modifyDeadlines(Backlog open, StreamingPullRequest request) {
    if (request.getModifyDeadlineAckIdsCount() == 0) {
      return;
    }
    Map<Duration, List<String>> byDeadline = new LinkedHashMap<>();
    for (int i = 0; i < request.getModifyDeadlineAckIdsCount(); i++) {
      byDeadline
          .computeIfAbsent(
              AckRules.deadline(request.getModifyDeadlineSeconds(i)), d -> new ArrayList<>())
          .add(request.getModifyDeadlineAckIds(i));
    }
    var confirmation = ModifyAckDeadlineConfirmation.newBuilder();
    byDeadline.forEach(
        (deadline, ackIds) -> {
          AckResult result = open.modifyDeadline(ackIds, deadline);
          confirmation.addAllAckIds(result.done()).addAllInvalidAckIds(result.invalid());
          if (!open.settings().exactlyOnce()) {
            AckRules.refuseMalformed(result);
          }
        });
    if (open.settings().exactlyOnce()) {
      send(response(open).setModifyAckDeadlineConfirmation(confirmation));
    }
  }

  /** Clients look at the properties in every response. */
  private static StreamingPullResponse.Builder response(Backlog open) {
    return StreamingPullResponse.newBuilder()
        .setSubscriptionProperties(
            SubscriptionProperties.newBuilder()
                .setExactlyOnceDeliveryEnabled(open.settings().exactlyOnce())
                .setMessageOrderingEnabled(open.settings().ordered()));
  }

  private void useDeadline(int seconds) {
    if (seconds < 10 || seconds > 600) {
      throw Rejections.invalid("stream_ack_deadline_seconds must be 10 to 600.");
    }
    ackDeadline = Duration.ofSeconds(seconds);
  }

  @Override
  public int messageCapacity() {
    if (!client.isReady() || client.isCancelled()) {
      return 0;
    }
    return maxMessages <= 0
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, maxMessages - outstandingMessages.get());
  }

  @Override
  public long byteCapacity() {
    return maxBytes <= 0 ? Long.MAX_VALUE : maxBytes - outstandingBytes.get();
  }

  @Override
  public Optional<Duration> ackDeadline() {
    return Optional.of(ackDeadline);
  }

  @Override
  public void leased(int messages, long bytes) {
    outstandingMessages.addAndGet(messages);
    outstandingBytes.addAndGet(bytes);
  }

  @Override
  public void released(int bytes) {
    outstandingMessages.decrementAndGet();
    outstandingBytes.addAndGet(-bytes);
  }

  @Override
  public void deliver(List<Delivery> messages) {
    Backlog open = backlog;
    if (open != null) {
      send(Outgoing.of(messages, response(open).build().toByteArray()));
    }
  }

  private void send(StreamingPullResponse.Builder response) {
    send(Outgoing.of(List.of(), response.build().toByteArray()));
  }

  private synchronized void send(Outgoing response) {
    if (!ended) {
      client.onNext(response);
    }
  }

  private void signal() {
    Backlog open = backlog;
    if (open != null) {
      open.signal();
    }
  }

  private void leave() {
    Backlog open = backlog;
    if (open != null) {
      open.leave(this);
    }
  }

  @Override
  public void onError(Throwable gone) {
    leave();
  }

  @Override
  public void onCompleted() {
    leave();
    complete();
  }

  private synchronized void complete() {
    if (!ended) {
      ended = true;
      client.onCompleted();
    }
  }

  @Override
  public synchronized void end(StatusRuntimeException reason) {
    leave();
    if (!ended) {
      ended = true;
      client.onError(reason);
    }
  }
}
