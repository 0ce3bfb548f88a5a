package com.salesintelligence.local.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.DeleteSnapshotRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSnapshotRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ListSnapshotsRequest;
import com.google.pubsub.v1.ListSnapshotsResponse;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListSubscriptionsResponse;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.ModifyPushConfigRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.SeekResponse;
import com.google.pubsub.v1.Snapshot;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.UpdateSnapshotRequest;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.wire.Methods;
import com.salesintelligence.local.pubsub.wire.Outgoing;
import com.salesintelligence.local.pubsub.wire.OutgoingMarshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** {@code google.pubsub.v1.Subscriber}. */
final class SubscriberService extends SubscriberGrpc.SubscriberImplBase {

  private static final OutgoingMarshaller OUTGOING = new OutgoingMarshaller();

  private final Subscriptions subscriptions;
  private final Snapshots snapshots;
  private final Seeking seeking;
  private final Policies policies;
  private final ScheduledExecutorService timer;

  SubscriberService(
      Subscriptions subscriptions,
      Snapshots snapshots,
      Seeking seeking,
      Policies policies,
      ScheduledExecutorService timer) {
    this.subscriptions = subscriptions;
    this.snapshots = snapshots;
    this.seeking = seeking;
    this.policies = policies;
    this.timer = timer;
  }

  @Override
  public void createSubscription(Subscription request, StreamObserver<Subscription> caller) {
    Calls.answer(caller, () -> subscriptions.create(request));
  }

  @Override
  public void getSubscription(GetSubscriptionRequest request, StreamObserver<Subscription> caller) {
    Calls.answer(caller, () -> subscriptions.get(request.getSubscription()).shown());
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
    Calls.run(
        caller,
        () -> {
          subscriptions.delete(request.getSubscription());
          policies.forget(request.getSubscription());
        });
  }

  @Override
  public void acknowledge(AcknowledgeRequest request, StreamObserver<Empty> caller) {
    Calls.run(
        caller,
        () -> {
          AckRules.check(request, request.getAckIdsList());
          Backlog backlog = subscriptions.use(request.getSubscription()).backlog();
          AckRules.refuseFailed(
              backlog.acknowledge(request.getAckIdsList()), backlog.settings().exactlyOnce());
        });
  }

  @Override
  public void modifyAckDeadline(ModifyAckDeadlineRequest request, StreamObserver<Empty> caller) {
    Calls.run(
        caller,
        () -> {
          AckRules.check(request, request.getAckIdsList());
          Duration deadline = AckRules.deadline(request.getAckDeadlineSeconds());
          Backlog backlog = subscriptions.use(request.getSubscription()).backlog();
          AckRules.refuseFailed(
              backlog.modifyDeadline(request.getAckIdsList(), deadline),
              backlog.settings().exactlyOnce());
        });
  }

  /** The service with its pulls as they are done most often: without an object per message. */
  ServerServiceDefinition definition() {
    return new Methods(bindService())
        .replace(
            SubscriberGrpc.getPullMethod().toBuilder(
                    SubscriberGrpc.getPullMethod().getRequestMarshaller(), OUTGOING)
                .build(),
            ServerCalls.asyncUnaryCall(this::answer))
        .replace(
            SubscriberGrpc.getStreamingPullMethod().toBuilder(
                    SubscriberGrpc.getStreamingPullMethod().getRequestMarshaller(), OUTGOING)
                .build(),
            ServerCalls.asyncBidiStreamingCall(this::stream))
        .build();
  }

  private void answer(PullRequest request, StreamObserver<Outgoing> caller) {
    try {
      SubscriptionState subscription = subscriptions.pull(request.getSubscription());
      if (request.getMaxMessages() <= 0) {
        throw Rejections.invalid("max_messages must be greater than 0.");
      }
      new PendingPull(
              subscription.backlog(),
              request.getMaxMessages(),
              (ServerCallStreamObserver<Outgoing>) caller)
          .start(timer, returnsImmediately(request));
    } catch (StatusRuntimeException rejection) {
      caller.onError(rejection);
    }
  }

  @SuppressWarnings("deprecation") // Clients still set it.
  private static boolean returnsImmediately(PullRequest request) {
    return request.getReturnImmediately();
  }

  private StreamObserver<StreamingPullRequest> stream(StreamObserver<Outgoing> caller) {
    return new StreamSession(subscriptions, (ServerCallStreamObserver<Outgoing>) caller);
  }

  @Override
  public void modifyPushConfig(ModifyPushConfigRequest request, StreamObserver<Empty> caller) {
    Calls.run(
        caller, () -> subscriptions.modifyPush(request.getSubscription(), request.getPushConfig()));
  }

  @Override
  public void seek(SeekRequest request, StreamObserver<SeekResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          seeking.seek(request, subscriptions.use(request.getSubscription()));
          return SeekResponse.getDefaultInstance();
        });
  }

  @Override
  public void createSnapshot(CreateSnapshotRequest request, StreamObserver<Snapshot> caller) {
    Calls.answer(
        caller, () -> snapshots.create(request, subscriptions.use(request.getSubscription())));
  }

  @Override
  public void getSnapshot(GetSnapshotRequest request, StreamObserver<Snapshot> caller) {
    Calls.answer(caller, () -> snapshots.get(request.getSnapshot()));
  }

  @Override
  public void listSnapshots(
      ListSnapshotsRequest request, StreamObserver<ListSnapshotsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          var page =
              Page.of(
                  snapshots.in(request.getProject()),
                  request.getPageSize(),
                  request.getPageToken());
          return ListSnapshotsResponse.newBuilder()
              .addAllSnapshots(page.items())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void updateSnapshot(UpdateSnapshotRequest request, StreamObserver<Snapshot> caller) {
    Calls.answer(caller, () -> snapshots.update(request.getSnapshot(), request.getUpdateMask()));
  }

  @Override
  public void deleteSnapshot(DeleteSnapshotRequest request, StreamObserver<Empty> caller) {
    Calls.run(
        caller,
        () -> {
          snapshots.delete(request.getSnapshot());
          policies.forget(request.getSnapshot());
        });
  }
}
