package com.salesintelligence.ingest.hubspot;

import static com.salesintelligence.ingest.webhooks.WebhookRequests.SECRET;
import static com.salesintelligence.ingest.webhooks.WebhookRequests.hubspot;
import static com.salesintelligence.ingest.webhooks.WebhookRequests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.core.FakeClock;
import com.salesintelligence.ingest.core.Noticing;
import com.salesintelligence.ingest.webhooks.Incoming;
import com.salesintelligence.ingest.webhooks.Verdict;
import com.salesintelligence.ingest.webhooks.Verdict.Refusal;
import com.salesintelligence.ingest.webhooks.WebhookRequests;
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

class HubspotWebhookTest {

  private static final String ONE =
      "[{\"subscriptionType\":\"contact.creation\",\"objectId\":7,\"occurredAt\":1763640000000}]";

  private final FakeClock clock = new FakeClock();
  private final List<HubspotNotice> noticed = new CopyOnWriteArrayList<>();
  private final Noticing<HubspotNotice> noticing =
      new Noticing<>(
          "hubspot",
          (notices, sink) -> {
            noticed.addAll(notices);
            return List.of();
          },
          (source, run, reading) -> CompletableFuture.completedFuture(null));
  private final HubspotWebhook webhook = webhook(SECRET, WebhookRequests.URI);

  @AfterEach
  void close() {
    noticing.close();
  }

  private HubspotWebhook webhook(String secret, String uri) {
    return new HubspotWebhook(
        new WebhookSettings(secret, uri, "", Duration.ofMinutes(5), DataSize.ofMegabytes(1)),
        noticing,
        clock);
  }

  private long now() {
    return clock.instant().toEpochMilli();
  }

  private Refusal refusal(Incoming request) {
    return ((Verdict.Refused) webhook.take(request)).refusal();
  }

  @Test
  void whatItNamesIsReadSoon() {
    assertThat(webhook.take(hubspot(ONE, now(), SECRET))).isEqualTo(new Verdict.Taken(1));

    await()
        .untilAsserted(
            () ->
                assertThat(noticed)
                    .containsExactly(
                        new HubspotNotice(
                            HubType.CONTACT,
                            "7",
                            Instant.ofEpochMilli(1763640000000L),
                            false,
                            false)));
  }

  @Test
  void aForgedRequestChangesNothing() {
    var genuine = hubspot(ONE, now(), SECRET);
    var headers =
        Map.of(
            "X-HubSpot-Signature-v3",
            genuine.header("X-HubSpot-Signature-v3").orElseThrow(),
            "X-HubSpot-Request-Timestamp",
            Long.toString(now()));

    assertThat(refusal(hubspot(ONE, now(), "another secret"))).isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(refusal(request(ONE.replace("7", "8"), headers))).isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(refusal(request(ONE, Map.of()))).isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(refusal(new Incoming("POST", genuine.uri(), genuine.headers(), "[]".getBytes())))
        .isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(
            ((Verdict.Refused) webhook(SECRET, "https://elsewhere.example/").take(genuine))
                .refusal())
        .isEqualTo(Refusal.WEBHOOK_FORGED);
    assertThat(noticed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-300001, false", "-300000, true", "300000, true", "300001, false"})
  void aRequestCountsForFiveMinutes(long offset, boolean taken) {
    var verdict = webhook.take(hubspot(ONE, now() + offset, SECRET));

    assertThat(verdict instanceof Verdict.Taken).isEqualTo(taken);
    if (verdict instanceof Verdict.Refused(var refusal, var message)) {
      assertThat(refusal).isEqualTo(Refusal.WEBHOOK_TOO_OLD);
    }
  }

  @Test
  void aReplayIsRefusedAsLongAsItIsNotTooOld() {
    var request = hubspot(ONE, now(), SECRET);
    webhook.take(request);

    for (int minute = 0; minute < 5; minute++) {
      assertThat(refusal(request)).isEqualTo(Refusal.WEBHOOK_REPLAYED);
      clock.advance(Duration.ofMinutes(1));
    }
    clock.advance(Duration.ofMillis(1));
    assertThat(refusal(request)).isEqualTo(Refusal.WEBHOOK_TOO_OLD);
  }

  @Test
  void aReplayOfARequestFromTheFutureIsRefusedToo() {
    var request = hubspot(ONE, now() + 299_000, SECRET);
    webhook.take(request);
    clock.advance(Duration.ofMillis(598_000));

    assertThat(refusal(request)).isEqualTo(Refusal.WEBHOOK_REPLAYED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[1]", "null", "[[]]"})
  void aSignedBodyThatMakesNoSenseIsNamedSo(String body) {
    assertThat(refusal(hubspot(body, now(), SECRET))).isEqualTo(Refusal.WEBHOOK_UNREADABLE);
  }

  @Test
  void withoutASecretNothingIsTaken() {
    var off = webhook("", "").take(hubspot(ONE, now(), SECRET));

    assertThat(((Verdict.Refused) off).refusal()).isEqualTo(Refusal.WEBHOOK_SWITCHED_OFF);
  }

  @Test
  void whatCannotBeTakenNowMayBeToldAgain() {
    noticing.close();
    var many = new StringBuilder("[");
    for (int i = 0; i < 10_001; i++) {
      many.append(i == 0 ? "" : ",")
          .append("{\"subscriptionType\":\"contact.creation\",\"objectId\":%d}".formatted(i + 1));
    }
    var request = hubspot(many.append("]").toString(), now(), SECRET);

    assertThat(refusal(request)).isEqualTo(Refusal.WEBHOOKS_TOO_MANY);
    assertThat(refusal(request)).isEqualTo(Refusal.WEBHOOKS_TOO_MANY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subscriptionType\":\"company.propertyChange\",\"objectId\":7     | COMPANY | 7 | false | false",
        "\"subscriptionType\":\"contact.deletion\",\"objectId\":7           | CONTACT | 7 | true  | false",
        "\"subscriptionType\":\"contact.privacyDeletion\",\"objectId\":7    | CONTACT | 7 | true  | false",
        "\"subscriptionType\":\"contact.merge\",\"objectId\":7,\"newObjectId\":9 | CONTACT | 9 | false | false",
        "\"subscriptionType\":\"object.creation\",\"objectTypeId\":\"0-2\",\"objectId\":\"7\" | COMPANY | 7 | false | false",
        "\"subscriptionType\":\"contact.associationChange\",\"associationType\":\"CONTACT_TO_COMPANY\",\"fromObjectId\":7,\"toObjectId\":8 | CONTACT | 7 | false | true",
        "\"subscriptionType\":\"company.associationChange\",\"associationType\":\"COMPANY_TO_CONTACT\",\"fromObjectId\":7,\"toObjectId\":8 | CONTACT | 8 | false | true"
      })
  void eachKindOfEventNamesTheRecordToRead(
      String fields, HubType type, String id, boolean gone, boolean linked) {
    webhook.take(hubspot("[{%s}]".formatted(fields), now(), SECRET));

    await()
        .untilAsserted(
            () ->
                assertThat(noticed)
                    .containsExactly(new HubspotNotice(type, id, Instant.EPOCH, gone, linked)));
  }

  @Test
  void eventsAboutWhatIsNotReadNameNothing() {
    var body =
        "[{\"subscriptionType\":\"deal.creation\",\"objectId\":7},{\"subscriptionType\":\"x\"},"
            + "{\"subscriptionType\":\"contact.creation\",\"objectId\":\"7/../8\"}]";

    assertThat(webhook.take(hubspot(body, now(), SECRET))).isEqualTo(new Verdict.Taken(0));
  }
}
