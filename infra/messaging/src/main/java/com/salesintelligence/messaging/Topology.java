package com.salesintelligence.messaging;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import java.time.Duration;

/** Creates the topics and subscriptions that are missing; those that exist are left alone. */
final class Topology {

  private static final Duration DRAIN_MIN_BACKOFF = Duration.ofSeconds(10);
  private static final Duration DRAIN_MAX_BACKOFF = Duration.ofMinutes(10);

  private final String project;
  private final MessagingSettings settings;
  private final TopicAdminClient topics;
  private final SubscriptionAdminClient subscriptions;

  Topology(
      String project,
      MessagingSettings settings,
      TopicAdminClient topics,
      SubscriptionAdminClient subscriptions) {
    this.project = project;
    this.settings = settings;
    this.topics = topics;
    this.subscriptions = subscriptions;
  }

  void provisionTopics() {
    if (settings.provision()) {
      for (Topic topic : Topic.values()) {
        createTopic(topic.id());
      }
    }
  }

  void provision(Subscription subscription) {
    if (settings.provision()) {
      provisionDeadLetters(subscription);
      create(withDeadLetters(subscription));
    }
  }

  /** Before the first dead letter: a topic without a subscription loses what is published on it. */
  void provisionDeadLetters(Subscription subscription) {
    if (settings.provision()) {
      createTopic(subscription.deadLetterId());
      create(
          base(subscription.deadLetterId(), subscription.deadLetterId())
              .setRetryPolicy(retry(DRAIN_MIN_BACKOFF, DRAIN_MAX_BACKOFF)));
    }
  }

  private void createTopic(String id) {
    try {
      topics.createTopic(TopicName.of(project, id));
    } catch (AlreadyExistsException e) {
      // Another service, or an earlier start, was first.
    }
  }

  private void create(com.google.pubsub.v1.Subscription.Builder subscription) {
    try {
      subscriptions.createSubscription(subscription.build());
    } catch (AlreadyExistsException e) {
      // Another instance, or an earlier start, was first.
    }
  }

  private com.google.pubsub.v1.Subscription.Builder base(String id, String topic) {
    return com.google.pubsub.v1.Subscription.newBuilder()
        .setName(SubscriptionName.format(project, id))
        .setTopic(TopicName.format(project, topic))
        .setAckDeadlineSeconds((int) settings.ackDeadline().toSeconds())
        // Without a time to live it never expires, however long nobody listens.
        .setExpirationPolicy(ExpirationPolicy.getDefaultInstance());
  }

  private com.google.pubsub.v1.Subscription.Builder withDeadLetters(Subscription subscription) {
    return base(subscription.id(), subscription.topic().id())
        .setRetryPolicy(retry(settings.minBackoff(), settings.maxBackoff()))
        .setFilter(ReplayAttributes.filterFor(subscription))
        .setDeadLetterPolicy(
            DeadLetterPolicy.newBuilder()
                .setDeadLetterTopic(TopicName.format(project, subscription.deadLetterId()))
                .setMaxDeliveryAttempts(settings.maxDeliveryAttempts()));
  }

  private static RetryPolicy retry(Duration least, Duration most) {
    return RetryPolicy.newBuilder()
        .setMinimumBackoff(Durations.fromMillis(least.toMillis()))
        .setMaximumBackoff(Durations.fromMillis(most.toMillis()))
        .build();
  }
}
