package com.salesintelligence.local.pubsub;

import static com.salesintelligence.local.pubsub.TopicRules.refuse;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.push.PushEndpoint;

/**
 * Pub/Sub's limits and defaults for subscriptions; settings that this server cannot honour are
 * refused by name.
 */
final class SubscriptionRules {

  private static final long DAY_SECONDS = 86_400;
  private static final Duration WEEK = Durations.fromDays(7);
  private static final Duration MONTH = Durations.fromDays(31);

  private SubscriptionRules() {}

  static Subscription checked(Subscription wanted) {
    ResourceName.subscription(wanted.getName());
    refuse(wanted.getTagsCount() > 0, "tags");
    Transforms.check(wanted.getMessageTransformsList());
    Labels.check(wanted.getLabelsMap());
    checkPush(wanted);
    var subscription =
        wanted.toBuilder().setState(Subscription.State.ACTIVE).clearTopicMessageRetentionDuration();
    if (!wanted.hasPushConfig()) {
      subscription.setPushConfig(PushConfig.getDefaultInstance());
    }
    if (wanted.getAckDeadlineSeconds() == 0) {
      subscription.setAckDeadlineSeconds(10);
    }
    between("ack_deadline_seconds", subscription.getAckDeadlineSeconds(), 10, 600);
    if (!wanted.hasMessageRetentionDuration()) {
      subscription.setMessageRetentionDuration(WEEK);
    }
    Lengths.check(
        "message_retention_duration",
        subscription.getMessageRetentionDuration(),
        TopicRules.SHORTEST_SECONDS,
        TopicRules.LONGEST_SECONDS);
    if (!wanted.hasExpirationPolicy()) {
      subscription.setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(MONTH));
    }
    checkExpiration(subscription.getExpirationPolicy(), subscription.getMessageRetentionDuration());
    if (isGone(wanted.getDeadLetterPolicy())) {
      subscription.clearDeadLetterPolicy();
    } else {
      subscription.setDeadLetterPolicy(checked(wanted.getDeadLetterPolicy()));
    }
    if (wanted.hasRetryPolicy()) {
      subscription.setRetryPolicy(checked(wanted.getRetryPolicy()));
    }
    return Exports.checked(subscription.build());
  }

  /** Also an update that takes away each of its fields takes away the policy. */
  private static boolean isGone(DeadLetterPolicy policy) {
    return policy.equals(DeadLetterPolicy.getDefaultInstance());
  }

  private static void checkExpiration(ExpirationPolicy policy, Duration retention) {
    if (!policy.hasTtl()) {
      return;
    }
    Lengths.check(
        "expiration_policy.ttl", policy.getTtl(), DAY_SECONDS, Long.MAX_VALUE / 2_000_000_000);
    if (Durations.compare(policy.getTtl(), retention) < 0) {
      throw Rejections.invalid(
          "expiration_policy.ttl must not be shorter than message_retention_duration.");
    }
  }

  private static void checkPush(Subscription wanted) {
    PushConfig push = wanted.getPushConfig();
    if (push.getPushEndpoint().isEmpty()) {
      return;
    }
    if (PushEndpoint.parse(push.getPushEndpoint()).isEmpty()) {
      throw Rejections.invalid(
          "Invalid push endpoint given (endpoint=%s): it must be the URL of an HTTP endpoint."
              .formatted(push.getPushEndpoint()));
    }
    if (wanted.getEnableExactlyOnceDelivery()) {
      throw Rejections.invalid("Exactly-once delivery is not supported with a push endpoint.");
    }
    String version = push.getAttributesOrDefault("x-goog-version", "v1");
    // The second has had the format of v1 all along.
    refuse(
        !version.equals("v1") && !version.equals("v1beta2"), "push with x-goog-version=" + version);
  }

  private static DeadLetterPolicy checked(DeadLetterPolicy wanted) {
    ResourceName.topic(wanted.getDeadLetterTopic());
    var policy = wanted.toBuilder();
    if (wanted.getMaxDeliveryAttempts() == 0) {
      policy.setMaxDeliveryAttempts(5);
    }
    between("max_delivery_attempts", policy.getMaxDeliveryAttempts(), 5, 100);
    return policy.build();
  }

  private static RetryPolicy checked(RetryPolicy wanted) {
    var policy = wanted.toBuilder();
    if (!wanted.hasMinimumBackoff()) {
      policy.setMinimumBackoff(Durations.fromSeconds(10));
    }
    if (!wanted.hasMaximumBackoff()) {
      policy.setMaximumBackoff(Durations.fromSeconds(600));
    }
    Lengths.check("minimum_backoff", policy.getMinimumBackoff(), 0, 600);
    Lengths.check("maximum_backoff", policy.getMaximumBackoff(), 0, 600);
    if (Durations.compare(policy.getMinimumBackoff(), policy.getMaximumBackoff()) > 0) {
      throw Rejections.invalid("minimum_backoff must not be longer than maximum_backoff.");
    }
    return policy.build();
  }

  static void between(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw Rejections.invalid(
          "Invalid %s: %d; it must be %d to %d.".formatted(field, value, least, most));
    }
  }
}
