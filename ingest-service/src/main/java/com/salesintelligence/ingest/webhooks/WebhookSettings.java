package com.salesintelligence.ingest.webhooks;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How sources prove that a webhook is theirs.
 *
 * @param hubspotSecret client secret of the app; empty: no webhooks of HubSpot
 * @param hubspotUri as it is entered at HubSpot, which signs it; empty: as the service sees it
 * @param dialpadSecret secret of the webhook; empty: no webhooks of Dialpad
 * @param window how far the time of a request may lie from ours
 */
@Validated
@ConfigurationProperties("ingest.webhooks")
public record WebhookSettings(
    @DefaultValue("") String hubspotSecret,
    @DefaultValue("") String hubspotUri,
    @DefaultValue("") String dialpadSecret,
    @DefaultValue("5m") @NotNull Duration window,
    @DefaultValue("1MB") @NotNull DataSize largest) {

  @AssertTrue(message = "ingest.webhooks.window and largest are more than nothing; at most 10MB")
  boolean isBounded() {
    return window.isPositive() && largest.toBytes() > 0 && largest.toMegabytes() <= 10;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "WebhookSettings[%s, %s]".formatted(window, largest);
  }
}
