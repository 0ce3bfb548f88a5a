package com.salesintelligence.local.pubsub;

import com.google.iam.v1.GetIamPolicyRequest;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.CreateSchemaRequest;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.DeleteSchemaRevisionRequest;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.GetSchemaRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListSchemasRequest;
import com.google.pubsub.v1.ListSnapshotsRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicSnapshotsRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.ModifyPushConfigRequest;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.Snapshot;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSnapshotRequest;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.google.pubsub.v1.UpdateTopicRequest;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Names, pages, definitions, settings and masks of any kind. */
class HostileResourcesTest extends HostileRequests {

  @Property(tries = TRIES)
  void namesAndPages(
      @ForAll("texts") String name, @ForAll("texts") String token, @ForAll int size) {
    fair(() -> pubsub.publisher.getTopic(GetTopicRequest.newBuilder().setTopic(name).build()));
    fair(() -> pubsub.publisher.createTopic(Topic.newBuilder().setName(name).build()));
    fair(
        () ->
            pubsub.publisher.listTopics(
                ListTopicsRequest.newBuilder()
                    .setProject(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.publisher.listTopicSubscriptions(
                ListTopicSubscriptionsRequest.newBuilder()
                    .setTopic(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.publisher.listTopicSnapshots(
                ListTopicSnapshotsRequest.newBuilder()
                    .setTopic(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.subscriber.listSubscriptions(
                ListSubscriptionsRequest.newBuilder()
                    .setProject(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.subscriber.listSnapshots(
                ListSnapshotsRequest.newBuilder()
                    .setProject(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.policies.getIamPolicy(
                GetIamPolicyRequest.newBuilder().setResource(name).build()));
  }

  @Property(tries = TRIES)
  void schemas(@ForAll("texts") String name, @ForAll("texts") String text) {
    fair(() -> pubsub.schemas.getSchema(GetSchemaRequest.newBuilder().setName(name).build()));
    fair(
        () ->
            pubsub.schemas.listSchemas(
                ListSchemasRequest.newBuilder().setParent(name).setPageToken(text).build()));
    fair(
        () ->
            pubsub.schemas.deleteSchemaRevision(
                DeleteSchemaRevisionRequest.newBuilder().setName(name).build()));
    for (Schema.Type type : List.of(Schema.Type.AVRO, Schema.Type.PROTOCOL_BUFFER)) {
      fair(
          () ->
              pubsub.schemas.createSchema(
                  CreateSchemaRequest.newBuilder()
                      .setParent(pubsub.project())
                      .setSchemaId(name)
                      .setSchema(Schema.newBuilder().setType(type).setDefinition(text))
                      .build()));
    }
  }

  @Property(tries = TRIES)
  void subscriptions(
      @ForAll("texts") String name,
      @ForAll("texts") String text,
      @ForAll("durations") Duration duration,
      @ForAll int number) {
    fair(
        () ->
            pubsub.create(
                Subscription.newBuilder()
                    .setName(name)
                    .setTopic(pubsub.topicName("orders"))
                    .setFilter(text)));
    fair(
        () ->
            pubsub.create(
                pubsub
                    .subscription("never", "orders")
                    .setAckDeadlineSeconds(number)
                    .setMessageRetentionDuration(duration)
                    .putLabels(name, text)));
    fair(
        () ->
            pubsub.create(
                pubsub
                    .subscription("never", "orders")
                    .setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(duration))
                    .setDeadLetterPolicy(
                        DeadLetterPolicy.newBuilder()
                            .setDeadLetterTopic(name)
                            .setMaxDeliveryAttempts(number))));
    fair(
        () ->
            pubsub.create(
                pubsub
                    .subscription("never", "orders")
                    .setAckDeadlineSeconds(7)
                    .setRetryPolicy(PubSubFixture.retry(duration, duration))));
    fair(
        () ->
            pubsub.subscriber.modifyPushConfig(
                ModifyPushConfigRequest.newBuilder()
                    .setSubscription(name)
                    .setPushConfig(PushConfig.newBuilder().setPushEndpoint(text))
                    .build()));
  }

  @Property(tries = TRIES)
  void updates(
      @ForAll("masks") FieldMask mask,
      @ForAll("texts") String text,
      @ForAll("durations") Duration duration) {
    fair(
        () ->
            pubsub.publisher.updateTopic(
                UpdateTopicRequest.newBuilder()
                    .setUpdateMask(mask)
                    .setTopic(
                        Topic.newBuilder()
                            .setName(pubsub.topicName("orders"))
                            .putLabels(text, text)
                            .setMessageRetentionDuration(duration))
                    .build()));
    fair(
        () ->
            pubsub.subscriber.updateSubscription(
                UpdateSubscriptionRequest.newBuilder()
                    .setUpdateMask(mask)
                    .setSubscription(
                        pubsub
                            .subscription("billing", "orders")
                            .setRetryPolicy(RetryPolicy.newBuilder().setMinimumBackoff(duration))
                            .setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(duration))
                            .setPushConfig(PushConfig.newBuilder().setPushEndpoint(text)))
                    .build()));
    fair(
        () ->
            pubsub.subscriber.updateSnapshot(
                UpdateSnapshotRequest.newBuilder()
                    .setUpdateMask(mask)
                    .setSnapshot(Snapshot.newBuilder().setName(text))
                    .build()));
  }
}
