package com.salesintelligence.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service takes part in Pub/Sub.
 *
 * @param service its name: in subscriptions, ce-source, metrics and dead letters
 * @param serviceVersion noted in dead letters
 * @param provision whether topics and subscriptions that are missing are created at the start;
 *     existing ones are left as they are
 * @param maxDeliveryAttempts deliveries of a message before it becomes a dead letter; with the
 *     default back-off ten of them span four minutes without the warehouse
 * @param minBackoff before the first redelivery; doubles up to {@code maxBackoff}
 */
@Validated
@ConfigurationProperties("messaging")
public record MessagingSettings(
    @NotBlank String service,
    @DefaultValue("dev") @NotBlank String serviceVersion,
    @DefaultValue("true") boolean provision,
    @DefaultValue("10") @Min(5) @Max(100) int maxDeliveryAttempts,
    @DefaultValue("60s") Duration ackDeadline,
    @DefaultValue("1s") Duration minBackoff,
    @DefaultValue("60s") Duration maxBackoff) {

  private static final Duration MOST = Duration.ofMinutes(10);

  public MessagingSettings {
    within("messaging.ack-deadline", ackDeadline, Duration.ofSeconds(10));
    within("messaging.min-backoff", minBackoff, Duration.ZERO);
    within("messaging.max-backoff", maxBackoff, minBackoff);
  }

  private static void within(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "%s is %s: it must be %s to %s".formatted(name, value, least, MOST));
    }
  }
}
