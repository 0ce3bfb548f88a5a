package com.salesintelligence.local.pubsub.conformance;

import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A StreamingPull by hand; an error shows by what does not come. */
final class OpenStream implements StreamObserver<StreamingPullResponse>, AutoCloseable {

  private final Queue<StreamingPullResponse> responses = new ConcurrentLinkedQueue<>();
  private final StreamObserver<StreamingPullRequest> requests;

  OpenStream(PubSubFixture pubsub, String subscription) {
    requests = pubsub.asyncSubscriber.streamingPull(this);
    requests.onNext(
        StreamingPullRequest.newBuilder()
            .setSubscription(pubsub.subscriptionName(subscription))
            .setStreamAckDeadlineSeconds(60)
            .build());
  }

  void acknowledge(String... ackIds) {
    requests.onNext(StreamingPullRequest.newBuilder().addAllAckIds(List.of(ackIds)).build());
  }

  void deadline(int seconds, String... ackIds) {
    var request = StreamingPullRequest.newBuilder();
    for (String ackId : ackIds) {
      request.addModifyDeadlineAckIds(ackId).addModifyDeadlineSeconds(seconds);
    }
    requests.onNext(request.build());
  }

  List<StreamingPullResponse> responses() {
    return List.copyOf(responses);
  }

  List<StreamingPullResponse> acknowledged() {
    return responses.stream().filter(StreamingPullResponse::hasAcknowledgeConfirmation).toList();
  }

  List<StreamingPullResponse> modified() {
    return responses.stream()
        .filter(StreamingPullResponse::hasModifyAckDeadlineConfirmation)
        .toList();
  }

  List<ReceivedMessage> received() {
    return responses.stream().flatMap(r -> r.getReceivedMessagesList().stream()).toList();
  }

  /** Of the first delivery of this text. */
  String ackId(String text) {
    return received().stream()
        .filter(r -> r.getMessage().getData().toStringUtf8().equals(text))
        .findFirst()
        .orElseThrow()
        .getAckId();
  }

  @Override
  public void onNext(StreamingPullResponse response) {
    responses.add(response);
  }

  @Override
  public void onError(Throwable t) {}

  @Override
  public void onCompleted() {}

  @Override
  public void close() {
    requests.onCompleted();
  }
}
