package com.salesintelligence.local.pubsub;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.DetachSubscriptionRequest;
import com.google.pubsub.v1.DetachSubscriptionResponse;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListTopicSnapshotsRequest;
import com.google.pubsub.v1.ListTopicSnapshotsResponse;
import com.google.pubsub.v1.ListTopicSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsResponse;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.ListTopicsResponse;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateTopicRequest;
import com.salesintelligence.local.pubsub.wire.Methods;
import com.salesintelligence.local.pubsub.wire.Publish;
import com.salesintelligence.local.pubsub.wire.PublishMarshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** {@code google.pubsub.v1.Publisher}. */
final class PublisherService extends PublisherGrpc.PublisherImplBase {

  private final Topics topics;
  private final Subscriptions subscriptions;
  private final Snapshots snapshots;
  private final SchemaMarks schemas;
  private final Policies policies;
  private final Publishing publishing;

  PublisherService(
      Topics topics,
      Subscriptions subscriptions,
      Snapshots snapshots,
      SchemaMarks schemas,
      Policies policies,
      Publishing publishing) {
    this.topics = topics;
    this.subscriptions = subscriptions;
    this.snapshots = snapshots;
    this.schemas = schemas;
    this.policies = policies;
    this.publishing = publishing;
  }

  @Override
  public void createTopic(Topic request, StreamObserver<Topic> caller) {
    Calls.answer(caller, () -> topics.create(request));
  }

  @Override
  public void updateTopic(UpdateTopicRequest request, StreamObserver<Topic> caller) {
    Calls.answer(caller, () -> topics.update(request.getTopic(), request.getUpdateMask()));
  }

  @Override
  public void getTopic(GetTopicRequest request, StreamObserver<Topic> caller) {
    Calls.answer(caller, () -> topics.get(request.getTopic()).topic());
  }

  @Override
  public void listTopics(ListTopicsRequest request, StreamObserver<ListTopicsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          var page =
              Page.of(
                  topics.in(request.getProject()), request.getPageSize(), request.getPageToken());
          return ListTopicsResponse.newBuilder()
              .addAllTopics(page.items())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void listTopicSubscriptions(
      ListTopicSubscriptionsRequest request,
      StreamObserver<ListTopicSubscriptionsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          List<String> names =
              topics.get(request.getTopic()).subscriptions().stream()
                  .map(state -> state.subscription().getName())
                  .sorted()
                  .toList();
          var page = Page.of(names, request.getPageSize(), request.getPageToken());
          return ListTopicSubscriptionsResponse.newBuilder()
              .addAllSubscriptions(page.items())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void listTopicSnapshots(
      ListTopicSnapshotsRequest request, StreamObserver<ListTopicSnapshotsResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          var page =
              Page.of(
                  snapshots.of(topics.get(request.getTopic())),
                  request.getPageSize(),
                  request.getPageToken());
          return ListTopicSnapshotsResponse.newBuilder()
              .addAllSnapshots(page.items())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void detachSubscription(
      DetachSubscriptionRequest request, StreamObserver<DetachSubscriptionResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          subscriptions.detach(request.getSubscription());
          return DetachSubscriptionResponse.getDefaultInstance();
        });
  }

  @Override
  public void deleteTopic(DeleteTopicRequest request, StreamObserver<Empty> caller) {
    Calls.run(
        caller,
        () -> {
          subscriptions.orphan(topics.delete(request.getTopic()));
          policies.forget(request.getTopic());
        });
  }

  /** The service with publishing as it is done most often: without an object per message. */
  ServerServiceDefinition definition() {
    return new Methods(bindService())
        .replace(
            PublisherGrpc.getPublishMethod().toBuilder(
                    new PublishMarshaller(),
                    PublisherGrpc.getPublishMethod().getResponseMarshaller())
                .build(),
            ServerCalls.asyncUnaryCall(this::publish))
        .build();
  }

  private void publish(Publish request, StreamObserver<PublishResponse> caller) {
    Calls.answer(
        caller,
        () -> {
          MessageRules.check(request);
          TopicState topic = topics.get(request.topic());
          Transforms.refuseActive(topic.topic().getMessageTransformsList());
          return PublishResponse.newBuilder()
              .addAllMessageIds(
                  publishing.publish(topic, schemas.marked(topic.topic(), request.messages())))
              .build();
        });
  }
}
