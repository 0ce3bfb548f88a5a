package com.salesintelligence.ingest.hubspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.salesintelligence.ingest.core.Noticing;
import com.salesintelligence.ingest.webhooks.Incoming;
import com.salesintelligence.ingest.webhooks.SeenBefore;
import com.salesintelligence.ingest.webhooks.Signatures;
import com.salesintelligence.ingest.webhooks.Verdict;
import com.salesintelligence.ingest.webhooks.Verdict.Refusal;
import com.salesintelligence.ingest.webhooks.Webhook;
import com.salesintelligence.ingest.webhooks.WebhookSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes HubSpot's webhooks, which it signs as version 3. */
final class HubspotWebhook implements Webhook {

  private static final String SIGNATURE = "X-HubSpot-Signature-v3";
  private static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

  private final WebhookSettings settings;
  private final Noticing<HubspotNotice> noticing;
  private final SeenBefore seen;

  HubspotWebhook(WebhookSettings settings, Noticing<HubspotNotice> noticing, InstantSource clock) {
    this.settings = settings;
    this.noticing = noticing;
    this.seen = new SeenBefore(settings.window(), clock);
  }

  @Override
  public String source() {
    return HubspotSource.NAME;
  }

  @Override
  public Verdict take(Incoming request) {
    if (settings.hubspotSecret().isEmpty()) {
      return refused(
          Refusal.WEBHOOK_SWITCHED_OFF,
          "Webhooks of HubSpot are switched off: set ingest.webhooks.hubspot-secret.");
    }
    var timestamp = request.header(TIMESTAMP).filter(text -> text.matches("\\d{1,15}"));
    var signature = request.header(SIGNATURE);
    if (timestamp.isEmpty() || signature.isEmpty()) {
      return refused(
          Refusal.WEBHOOK_FORGED, "%s and %s are needed.".formatted(SIGNATURE, TIMESTAMP));
    }
    return take(request, timestamp.get(), signature.get());
  }

  private Verdict take(Incoming request, String timestamp, String signature) {
    var expected = signature(request, timestamp);
    if (!Signatures.same(expected.getBytes(UTF_8), signature.getBytes(UTF_8))) {
      return refused(
          Refusal.WEBHOOK_FORGED,
          "The signature is not that of this request: check ingest.webhooks.hubspot-secret and"
              + " hubspot-uri.");
    }
    if (seen.outside(Instant.ofEpochMilli(Long.parseLong(timestamp)))) {
      return refused(Refusal.WEBHOOK_TOO_OLD, "The request was signed too long ago.");
    }
    return events(request.body())
        .map(events -> once(expected, events.stream().flatMap(HubspotEvents::notices).toList()))
        .orElseGet(
            () -> refused(Refusal.WEBHOOK_UNREADABLE, "The body is to be a JSON array of events."));
  }

  private String signature(Incoming request, String timestamp) {
    var uri = settings.hubspotUri().isEmpty() ? request.uri() : settings.hubspotUri();
    var hash =
        new Signatures(settings.hubspotSecret())
            .of(
                (request.method() + uri).getBytes(UTF_8),
                request.body(),
                timestamp.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private Verdict once(String proof, List<HubspotNotice> notices) {
    if (!seen.enter(proof)) {
      return refused(Refusal.WEBHOOK_REPLAYED, "This very request was taken before.");
    }
    if (!noticing.notice(notices)) {
      seen.forget(proof);
      return refused(Refusal.WEBHOOKS_TOO_MANY, "Too many changes wait to be read; tell it again.");
    }
    return new Verdict.Taken(notices.size());
  }

  private static Optional<List<JsonNode>> events(byte[] body) {
    try {
      var json = JsonMapper.shared().readTree(body);
      return json.isArray() && json.valueStream().allMatch(JsonNode::isObject)
          ? Optional.of(json.valueStream().toList())
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Verdict refused(Refusal refusal, String message) {
    return new Verdict.Refused(refusal, message);
  }
}
