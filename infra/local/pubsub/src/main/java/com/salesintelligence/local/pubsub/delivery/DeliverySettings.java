package com.salesintelligence.local.pubsub.delivery;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import java.time.Duration;

/**
 * How a subscription delivers.
 *
 * @param minBackoff before the first redelivery; it doubles from there on
 * @param maxAttempts deliveries before a message becomes a dead letter; 0 without such a policy
 * @param deadLetterTopic empty without such a policy
 */
public record DeliverySettings(
    String subscription,
    Duration ackDeadline,
    Duration minBackoff,
    Duration maxBackoff,
    int maxAttempts,
    String deadLetterTopic,
    boolean ordered,
    boolean exactlyOnce) {

  private static final Duration DEFAULT_MIN = Duration.ofSeconds(10);
  private static final Duration DEFAULT_MAX = Duration.ofMinutes(10);

  public static DeliverySettings of(Subscription subscription) {
    RetryPolicy retry = subscription.getRetryPolicy();
    boolean backsOff = subscription.hasRetryPolicy();
    DeadLetterPolicy deadLetters = subscription.getDeadLetterPolicy();
    return new DeliverySettings(
        subscription.getName(),
        Duration.ofSeconds(subscription.getAckDeadlineSeconds()),
        !backsOff
            ? Duration.ZERO
            : retry.hasMinimumBackoff() ? duration(retry.getMinimumBackoff()) : DEFAULT_MIN,
        !backsOff
            ? Duration.ZERO
            : retry.hasMaximumBackoff() ? duration(retry.getMaximumBackoff()) : DEFAULT_MAX,
        subscription.hasDeadLetterPolicy() ? deadLetters.getMaxDeliveryAttempts() : 0,
        deadLetters.getDeadLetterTopic(),
        subscription.getEnableMessageOrdering(),
        subscription.getEnableExactlyOnceDelivery());
  }

  private static Duration duration(com.google.protobuf.Duration value) {
    return Duration.ofNanos(Durations.toNanos(value));
  }

  Duration backoff(int failures) {
    if (minBackoff.isZero()) {
      return minBackoff;
    }
    Duration doubled = minBackoff.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
    return doubled.compareTo(maxBackoff) < 0 ? doubled : maxBackoff;
  }

  boolean exhausted(int failures) {
    return maxAttempts > 0 && failures >= maxAttempts;
  }
}
