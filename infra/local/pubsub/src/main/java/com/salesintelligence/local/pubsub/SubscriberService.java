package com.salesintelligence.local.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListSubscriptionsResponse;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.salesintelligence.local.pubsub.delivery.Receiver;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** {@code google.pubsub.v1.Subscriber}; methods that are not here answer UNIMPLEMENTED. */
final class SubscriberService extends SubscriberGrpc.SubscriberImplBase {

  private static final int MAX_DEADLINE_SECONDS = 600;

  private final Subscriptions subscriptions;
  private final ScheduledExecutorService timer;

  SubscriberService(Subscriptions subscriptions, ScheduledExecutorService timer) {
    this.subscriptions = subscriptions;
    this.timer = timer;
  }

  @Override
  public void createSubscription(Subscription request, StreamObserver<Subscription> caller) {
    Calls.answer(caller, () -> subscriptions.create(request));
  }

  @Override
  public void getSubscription(GetSubscriptionRequest request, StreamObserver<Subscription> caller) {
    Calls.answer(caller, () -> subscriptions.get(request.getSubscription()).subscription());
  }

  @Override
  public void updateSubscription(
      UpdateSubscriptionRequest request, StreamObserver<Subscription> caller) {
    Calls.answer(
        caller, () -> subscriptions.update(request.getSubscription(), request.getUpdateMask()));
  }

  @Override
  public void listSubscriptions(
      ListSubscriptionsRequest request, StreamObserver<ListSubscriptionsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          var page =
              Page.of(
                  subscriptions.in(request.getProject()),
                  request.getPageSize(),
                  request.getPageToken());
          return ListSubscriptionsResponse.newBuilder()
              .addAllSubscriptions(page.items())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void deleteSubscription(DeleteSubscriptionRequest request, StreamObserver<Empty> caller) {
    Calls.answer(
        caller,
        () -> {
          String name = request.getSubscription();
          for (Receiver receiver : subscriptions.delete(name).backlog().receivers()) {
            receiver.end(Rejections.notFound(name));
          }
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void acknowledge(AcknowledgeRequest request, StreamObserver<Empty> caller) {
    Calls.answer(
        caller,
        () -> {
          subscriptions
              .get(request.getSubscription())
              .backlog()
              .acknowledge(request.getAckIdsList());
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void modifyAckDeadline(ModifyAckDeadlineRequest request, StreamObserver<Empty> caller) {
    Calls.answer(
        caller,
        () -> {
          subscriptions
              .get(request.getSubscription())
              .backlog()
              .modifyDeadline(
                  request.getAckIdsList(), ackDeadline(request.getAckDeadlineSeconds()));
          return Empty.getDefaultInstance();
        });
  }

  static Duration ackDeadline(int seconds) {
    if (seconds < 0 || seconds > MAX_DEADLINE_SECONDS) {
      throw Rejections.invalid(
          "Invalid ack deadline: %d seconds; it must be 0 to 600.".formatted(seconds));
    }
    return Duration.ofSeconds(seconds);
  }

  @Override
  public void pull(PullRequest request, StreamObserver<PullResponse> caller) {
    try {
      SubscriptionState subscription = subscriptions.get(request.getSubscription());
      if (request.getMaxMessages() <= 0) {
        throw Rejections.invalid("max_messages must be greater than 0.");
      }
      new PendingPull(
              subscription.backlog(),
              request.getMaxMessages(),
              (ServerCallStreamObserver<PullResponse>) caller)
          .start(timer, request.getReturnImmediately());
    } catch (StatusRuntimeException rejection) {
      caller.onError(rejection);
    }
  }

  @Override
  public StreamObserver<StreamingPullRequest> streamingPull(
      StreamObserver<StreamingPullResponse> caller) {
    return new StreamSession(
        subscriptions, (ServerCallStreamObserver<StreamingPullResponse>) caller);
  }
}
