package com.salesintelligence.ingest.dialpad;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes Dialpad's webhooks about calls, which are JSON web tokens. */
final class DialpadWebhook implements Webhook {

  private static final String TRANSCRIBED = "call_transcription";

  private final WebhookSettings settings;
  private final Noticing<CallNotice> noticing;
  private final SeenBefore seen;

  DialpadWebhook(WebhookSettings settings, Noticing<CallNotice> noticing, InstantSource clock) {
    this.settings = settings;
    this.noticing = noticing;
    this.seen = new SeenBefore(settings.window(), clock);
  }

  @Override
  public String source() {
    return DialpadSource.NAME;
  }

  @Override
  public Verdict take(Incoming request) {
    if (settings.dialpadSecret().isEmpty()) {
      return refused(
          Refusal.WEBHOOK_SWITCHED_OFF,
          "Webhooks of Dialpad are switched off: set ingest.webhooks.dialpad-secret.");
    }
    return SignedToken.of(request.body(), new Signatures(settings.dialpadSecret()))
        .map(this::take)
        .orElseGet(
            () ->
                refused(
                    Refusal.WEBHOOK_FORGED,
                    "The body is to be a token that is signed by HS256 with"
                        + " ingest.webhooks.dialpad-secret."));
  }

  private Verdict take(SignedToken token) {
    try {
      var sentAt = sentAt(token.payload());
      if (sentAt == null) {
        return refused(Refusal.WEBHOOK_UNREADABLE, "The event does not say when it happened.");
      }
      if (seen.outside(sentAt)) {
        return refused(Refusal.WEBHOOK_TOO_OLD, "The event was signed too long ago.");
      }
      return once(token.signed(), notice(token.payload()).stream().toList());
    } catch (WrongShape e) {
      return refused(Refusal.WEBHOOK_UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private Verdict once(String proof, List<CallNotice> notices) {
    if (!seen.enter(proof)) {
      return refused(Refusal.WEBHOOK_REPLAYED, "This very event was taken before.");
    }
    if (!noticing.notice(notices)) {
      seen.forget(proof);
      return refused(Refusal.WEBHOOKS_TOO_MANY, "Too many changes wait to be read; tell it again.");
    }
    return new Verdict.Taken(notices.size());
  }

  /** In seconds by the token's own words, else in milliseconds by the event's. */
  private static @Nullable Instant sentAt(JsonNode event) {
    if (event.path("iat").isNumber()) {
      return Instant.ofEpochSecond(Math.clamp(event.path("iat").asLong(0), 0, 99_999_999_999L));
    }
    return Stream.of("event_timestamp", "date_ended", "date_started")
        .map(field -> Optional.ofNullable(Fields.time(event, field)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /** None of a call that goes on: it is listed once it has ended. */
  private static Optional<CallNotice> notice(JsonNode event) {
    var id = Fields.id(event, "call_id");
    var started = Fields.time(event, "date_started");
    boolean transcribed = Fields.text(event, "state").equals(TRANSCRIBED);
    boolean over = transcribed || Fields.time(event, "date_ended") != null;
    return over && !id.isEmpty() && started != null
        ? Optional.of(new CallNotice(id, started, transcribed))
        : Optional.empty();
  }

  private static Verdict refused(Refusal refusal, String message) {
    return new Verdict.Refused(refusal, message);
  }
}
