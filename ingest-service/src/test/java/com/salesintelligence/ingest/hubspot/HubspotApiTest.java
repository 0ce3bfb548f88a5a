package com.salesintelligence.ingest.hubspot;

import static com.salesintelligence.ingest.hubspot.FakeHubspot.COMPANIES;
import static com.salesintelligence.ingest.hubspot.FakeHubspot.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.hubspot.FakeHubspot.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubspotApiTest {

  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

  private final FakeHubspot hubspot = new FakeHubspot();
  private final List<Reading> read = new ArrayList<>();

  @AfterEach
  void close() {
    hubspot.close();
  }

  private SourceFailure failure() {
    return catchThrowableOfType(
        SourceFailure.class, () -> hubspot.source().everything("company", read::add));
  }

  private List<Long> ids() {
    return read.stream().map(reading -> Long.parseLong(reading.key().externalId())).toList();
  }

  private static Answer tooMany(String policy, Map<String, String> headers) {
    var body =
        "{\"errorType\":\"RATE_LIMIT\",\"policyName\":\"%s\",\"message\":\"no\"}".formatted(policy);
    return new Answer(429, "application/json", body.getBytes(), headers);
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() {
    var source = hubspot.source();
    source.everything("company", read::add);
    assertThat(hubspot.server.requests(TOKEN)).hasSize(1);

    hubspot.wait(Duration.ofMinutes(26));
    source.everything("company", read::add);

    assertThat(hubspot.server.requests(TOKEN)).hasSize(2);
  }

  @Test
  void aTokenThatEndsBetweenTwoPagesIsRenewedAndThePageReadOnceMore() {
    hubspot.server.onceOn(COMPANIES, FakeHubspot.page(List.of(new Company(1, NOON)), "1"));
    hubspot.server.onceOn(COMPANIES, Answer.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}"));
    hubspot.server.onceOn(COMPANIES, FakeHubspot.page(List.of(new Company(2, NOON)), ""));

    hubspot.source().everything("company", read::add);

    assertThat(ids()).containsExactly(1L, 2L);
    assertThat(hubspot.server.requests(TOKEN)).hasSize(2);
  }

  @Test
  void aTokenThatIsRefusedTwiceNeedsAPerson() {
    hubspot.server.on(COMPANIES, Answer.json(401, "{}"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(failure()).hasMessageContaining("access-token");
  }

  @ParameterizedTest
  @CsvSource({
    "DAILY,                , SOURCE_QUOTA_EXHAUSTED, 900",
    "DAILY,                60, SOURCE_QUOTA_EXHAUSTED, 60",
    "TEN_SECONDLY_ROLLING, , SOURCE_THROTTLED, 10",
    "TEN_SECONDLY_ROLLING, 7, SOURCE_THROTTLED, 7",
    "SECONDLY,             , SOURCE_THROTTLED, 1"
  })
  void theLimitThatWasReachedSaysHowLongToWait(
      String policy, @Nullable String header, Fault fault, long seconds) {
    Map<String, String> headers = header == null ? Map.of() : Map.of("Retry-After", header);

    var failure =
        HubspotFailures.of(429, tooMany(policy, headers).body(), headers.get("Retry-After"));

    assertThat(failure)
        .isInstanceOfSatisfying(
            SourceFailure.class,
            told -> {
              assertThat(told.fault()).isEqualTo(fault);
              assertThat(told.retryAfter()).contains(Duration.ofSeconds(seconds));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>            | SOURCE_ANSWER_UNREADABLE",
        "200 | {\"results\": 7}  | SOURCE_ANSWER_UNREADABLE",
        "200 | []                | SOURCE_ANSWER_UNREADABLE",
        "400 | {\"message\":\"x\"} | SOURCE_REQUEST_REJECTED",
        "403 | {\"category\":\"MISSING_SCOPES\"} | SOURCE_UNAUTHORIZED",
        "404 | <html>            | SOURCE_REQUEST_REJECTED",
        "502 | <html>            | SOURCE_UNAVAILABLE"
      })
  void answersThatCannotBeUsedFailTheRunAndSayWhy(int status, String body, Fault fault) {
    hubspot.server.on(COMPANIES, Answer.json(status, body));

    assertThat(failure().fault()).isEqualTo(fault);
  }

  @Test
  void wrongCredentialsOfTheAppNeedAPerson() {
    hubspot.server.on(TOKEN, Answer.json(400, "{\"status\":\"BAD_CLIENT_SECRET\"}"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(failure()).hasMessageContaining("client-secret");
  }
}
