package com.salesintelligence.ingest.gmail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Gmail tells of changes.
 *
 * @param topic id of the Pub/Sub topic that Gmail publishes to; empty: mailboxes are only polled
 * @param subscription of this service to it
 * @param renewEvery how often Gmail is asked to go on; it stops by itself after a week
 * @param retryAfter how long to wait when Gmail refuses to tell
 */
@Validated
@ConfigurationProperties("ingest.gmail.push")
public record GmailPushSettings(
    @DefaultValue("") @NotNull @Pattern(regexp = "|[A-Za-z][\\w.~+%-]{2,254}") String topic,
    @DefaultValue("gmail-notifications.ingest-service") @NotBlank String subscription,
    @DefaultValue("1d") @NotNull Duration renewEvery,
    @DefaultValue("5m") @NotNull Duration retryAfter) {

  boolean isOn() {
    return !topic.isEmpty();
  }
}
