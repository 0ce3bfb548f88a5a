package com.salesintelligence.ingest.dialpad;

import static com.salesintelligence.ingest.webhooks.WebhookRequests.SECRET;
import static com.salesintelligence.ingest.webhooks.WebhookRequests.part;
import static com.salesintelligence.ingest.webhooks.WebhookRequests.request;
import static com.salesintelligence.ingest.webhooks.WebhookRequests.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.core.FakeClock;
import com.salesintelligence.ingest.core.Noticing;
import com.salesintelligence.ingest.webhooks.Incoming;
import com.salesintelligence.ingest.webhooks.Verdict;
import com.salesintelligence.ingest.webhooks.Verdict.Refusal;
import com.salesintelligence.ingest.webhooks.WebhookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class DialpadWebhookTest {

  private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private final FakeClock clock = new FakeClock();
  private final List<CallNotice> noticed = new CopyOnWriteArrayList<>();
  private final Noticing<CallNotice> noticing =
      new Noticing<>(
          "dialpad",
          (notices, sink) -> {
            noticed.addAll(notices);
            return List.of();
          },
          (source, run, reading) -> CompletableFuture.completedFuture(null));
  private final DialpadWebhook webhook = webhook(SECRET);

  @AfterEach
  void close() {
    noticing.close();
  }

  private DialpadWebhook webhook(String secret) {
    return new DialpadWebhook(
        new WebhookSettings("", "", secret, Duration.ofMinutes(5), DataSize.ofMegabytes(1)),
        noticing,
        clock);
  }

  private long now() {
    return clock.instant().toEpochMilli();
  }

  private String event(String state, String more) {
    return "{\"call_id\":9007199254740993,\"state\":\"%s\",\"date_started\":1763640000000,\"event_timestamp\":%d%s}"
        .formatted(state, now(), more);
  }

  private String over() {
    return event("hangup", ",\"date_ended\":1763640060000");
  }

  private Refusal refusal(Incoming request) {
    return ((Verdict.Refused) webhook.take(request)).refusal();
  }

  @Test
  void aCallThatHasEndedIsReadSoon() {
    assertThat(webhook.take(token(HS256, over(), SECRET))).isEqualTo(new Verdict.Taken(1));

    await()
        .untilAsserted(
            () ->
                assertThat(noticed)
                    .containsExactly(
                        new CallNotice(
                            "9007199254740993", Instant.ofEpochMilli(1763640000000L), false)));
  }

  @Test
  void aTranscriptIsReadSoonAndACallThatGoesOnIsNot() {
    assertThat(webhook.take(token(HS256, event("connected", ""), SECRET)))
        .isEqualTo(new Verdict.Taken(0));
    webhook.take(token(HS256, event("call_transcription", ""), SECRET));

    await().untilAsserted(() -> assertThat(noticed).hasSize(1).allMatch(CallNotice::transcribed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"HS512\"}",
        "{}",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
        "[]",
        "nonsense"
      })
  void noOtherAlgorithmIsTakenHoweverItIsSigned(String header) {
    assertThat(refusal(token(header, over(), SECRET))).isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(refusal(request(part(header) + "." + part(over()) + ".", Map.of())))
        .isEqualTo(Refusal.WEBHOOK_FORGED);
  }

  @Test
  void aForgedTokenChangesNothing() {
    var genuine = new String(token(HS256, over(), SECRET).body());
    var signature = genuine.substring(genuine.lastIndexOf('.'));

    assertThat(refusal(token(HS256, over(), "another secret"))).isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(
            refusal(request(part(HS256) + "." + part(event("hangup", "")) + signature, Map.of())))
        .isEqualTo(Refusal.WEBHOOK_FORGED);
    for (var body : List.of("", "a.b", "a.b.c.d", over(), "..", genuine + ".x", "\u00e9.b.c")) {
      assertThat(refusal(request(body, Map.of()))).isEqualTo(Refusal.WEBHOOK_FORGED);
    }
    assertThat(noticed).isEmpty();
  }

  @Test
  void aReplayIsRefusedHoweverItsSignatureIsWritten() {
    var genuine = new String(token(HS256, over(), SECRET).body());
    webhook.take(request(genuine, Map.of()));

    assertThat(refusal(request(genuine, Map.of()))).isEqualTo(Refusal.WEBHOOK_REPLAYED);
    assertThat(refusal(request(genuine + "=", Map.of()))).isEqualTo(Refusal.WEBHOOK_REPLAYED);
    assertThat(refusal(request(genuine + "\n", Map.of()))).isEqualTo(Refusal.WEBHOOK_REPLAYED);
  }

  @ParameterizedTest
  @CsvSource({"-300001, false", "-299999, true", "300001, false"})
  void anEventCountsForFiveMinutes(long offset, boolean taken) {
    var event = event("hangup", "").replace("" + now(), "" + (now() + offset));

    assertThat(webhook.take(token(HS256, event, SECRET)) instanceof Verdict.Taken).isEqualTo(taken);
  }

  @Test
  void theTokensOwnTimeWins() {
    var old = now() / 1_000 - 301;

    assertThat(refusal(token(HS256, event("hangup", ",\"iat\":" + old), SECRET)))
        .isEqualTo(Refusal.WEBHOOK_TOO_OLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "{\"call_id\":1}",
        "{\"call_id\":1,\"date_started\":\"soon\"}",
        "{\"call_id\":{},\"event_timestamp\":1763618400000}"
      })
  void aSignedEventThatMakesNoSenseIsNamedSo(String payload) {
    assertThat(refusal(token(HS256, payload, SECRET)))
        .isIn(Refusal.WEBHOOK_UNREADABLE, Refusal.WEBHOOK_TOO_OLD);
  }

  @Test
  void withoutASecretNothingIsTaken() {
    var off = webhook("").take(token(HS256, over(), SECRET));

    assertThat(((Verdict.Refused) off).refusal()).isEqualTo(Refusal.WEBHOOK_SWITCHED_OFF);
  }
}
