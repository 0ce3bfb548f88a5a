package com.salesintelligence.ingest.salesforce;

import static com.salesintelligence.ingest.salesforce.FakeSalesforce.QUERY;
import static com.salesintelligence.ingest.salesforce.FakeSalesforce.TOKEN;
import static com.salesintelligence.ingest.salesforce.FakeSalesforce.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceSourceTest {

  private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Answer EXPIRED =
      Answer.json(401, "[{\"message\":\"Session expired\",\"errorCode\":\"INVALID_SESSION_ID\"}]");

  private final FakeSalesforce salesforce = new FakeSalesforce();
  private final List<Reading> read = new ArrayList<>();

  @AfterEach
  void close() {
    salesforce.close();
  }

  private Bookmark everything() {
    return salesforce.source(2000).everything("Lead", read::add);
  }

  private SourceFailure failure() {
    return catchThrowableOfType(SourceFailure.class, this::everything);
  }

  private List<String> ids() {
    return read.stream().map(reading -> reading.key().externalId()).toList();
  }

  private static List<String> idsOf(int count) {
    return IntStream.range(0, count).mapToObj(FakeSalesforce::id).toList();
  }

  @Test
  void readsRecordsAndDeletions() {
    salesforce
        .lead(1, NOON)
        .row(2, NOON.plusSeconds(1), "\"IsDeleted\":true,\"LastName\":\"Gone\"");

    everything();

    assertThat(read.getFirst())
        .isInstanceOfSatisfying(
            Reading.Present.class,
            present -> {
              assertThat(present.key().objectType()).isEqualTo("Lead");
              assertThat(present.version()).isEqualTo(NOON.toEpochMilli() * 1000);
              assertThat(((Body.Lead) present.body()).lastName()).isEqualTo("L1");
              assertThat(((Body.Lead) present.body()).email()).isEmpty();
            });
    assertThat(read.getLast()).isInstanceOf(Reading.Gone.class);
  }

  @Test
  void moreRecordsWithOneTimeThanAPageHoldsAreReadOnceEach() {
    IntStream.range(0, 25).forEach(i -> salesforce.lead(i, NOON));

    salesforce.source(10).everything("Lead", read::add);

    assertThat(ids()).isEqualTo(idsOf(25));
    assertThat(salesforce.queries())
        .hasSize(3)
        .allMatch(query -> query.query().contains("ORDER+BY+SystemModstamp,+Id+LIMIT+10"));
  }

  @Test
  void shortPagesAreFollowedToTheirEnd() {
    IntStream.range(0, 9).forEach(i -> salesforce.lead(i, NOON));
    salesforce.serverPages(2);

    everything();

    assertThat(ids()).isEqualTo(idsOf(9));
  }

  @Test
  void anEmptyPageWithANextOneIsNotTheEnd() {
    salesforce.lead(0, NOON);
    salesforce.server.onceOn(
        QUERY, Answer.json(200, "{\"done\":false,\"nextRecordsUrl\":\"/next\",\"records\":[]}"));
    salesforce.server.on(
        "/next",
        Answer.json(
            200,
            "{\"done\":true,\"records\":[{\"Id\":\"%s\",\"SystemModstamp\":\"2026-11-19T12:00:00.000+0000\"}]}"
                .formatted(id(7))));

    everything();

    assertThat(ids()).containsExactly(id(7));
  }

  @Test
  void aSessionThatEndsBetweenTwoPagesStartsTheQueryFromTheLastRecord() {
    IntStream.range(0, 6).forEach(i -> salesforce.lead(i, NOON));
    salesforce.server.onceOn(
        QUERY,
        Answer.json(
            200,
            "{\"done\":false,\"nextRecordsUrl\":\"/lost\",\"records\":[%s]}"
                .formatted(new FakeSalesforce.Row(id(0), NOON, "\"IsDeleted\":false").json())));
    salesforce.server.on("/lost", EXPIRED);

    everything();

    assertThat(ids()).isEqualTo(idsOf(6));
    assertThat(salesforce.server.requests("/lost")).hasSize(1);
    assertThat(salesforce.queries().getLast().query()).contains("Id+>+'" + id(0) + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVALID_QUERY_LOCATOR", "QUERY_LOCATOR_NOT_FOUND"})
  void pagesThatAreGoneByThemselvesStartTheQueryFromTheLastRecord(String code) {
    IntStream.range(0, 6).forEach(i -> salesforce.lead(i, NOON));
    salesforce.server.onceOn(
        QUERY,
        Answer.json(
            200,
            "{\"done\":false,\"nextRecordsUrl\":\"/gone\",\"records\":[%s]}"
                .formatted(new FakeSalesforce.Row(id(0), NOON, "\"IsDeleted\":false").json())));
    salesforce.server.on("/gone", Answer.json(400, "[{\"errorCode\":\"%s\"}]".formatted(code)));

    everything();

    assertThat(ids()).isEqualTo(idsOf(6));
  }

  @Test
  void anExpiredSessionIsRenewedOnce() {
    salesforce.lead(0, NOON);
    salesforce.server.onceOn(QUERY, EXPIRED);

    everything();

    assertThat(ids()).hasSize(1);
    assertThat(salesforce.logins()).isEqualTo(2);
  }

  @Test
  void aSessionThatIsRefusedAtOnceFailsTheRun() {
    salesforce.server.on(QUERY, EXPIRED);

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
  }

  @Test
  void theCursorLiesBeforeTheTimeAtWhichSalesforceWasAsked() {
    salesforce.lead(0, NOON);
    var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    var bookmark = everything();

    assertThat(timeOf(bookmark)).isBetween(before.minus(OVERLAP), Instant.now().minus(OVERLAP));
    assertThat(bookmark.repeatsFrom()).isEqualTo(Long.parseLong(bookmark.cursor()));
  }

  /** Records that change while others are read are read by the next run. */
  @Test
  void theCursorLiesBeforeTheFirstAnswerHoweverLongTheRunTakes() {
    var first = new AtomicReference<Instant>();
    var row = new FakeSalesforce.Row(id(0), NOON, "\"IsDeleted\":false").json();
    salesforce.server.on(
        QUERY,
        request -> {
          boolean isFirst =
              first.compareAndSet(null, Instant.now().truncatedTo(ChronoUnit.SECONDS));
          await().until(() -> isFirst || !Instant.now().isBefore(first.get().plusSeconds(2)));
          return Answer.json(200, "{\"done\":true,\"records\":[%s]}".formatted(isFirst ? row : ""));
        });

    var bookmark = salesforce.source(1).everything("Lead", read::add);

    assertThat(salesforce.queries()).hasSize(2);
    assertThat(timeOf(bookmark).plus(OVERLAP)).isBefore(first.get().plusSeconds(2));
  }

  @Test
  void whatWasLoadedLongAgoIsNotReadAtEachPoll() {
    salesforce.lead(
        0, Instant.now().minus(OVERLAP).minusSeconds(10).truncatedTo(ChronoUnit.SECONDS));

    var bookmark = everything();
    salesforce.source(2000).changes("Lead", bookmark.cursor(), read::add);

    assertThat(ids()).containsExactly(id(0));
  }

  @Test
  void aClockOfOurOwnThatIsWrongMovesTheCursorNeitherWay() {
    var inTwoDays = Instant.now().plus(Duration.ofDays(2));
    salesforce.clock.advance(Duration.between(salesforce.clock.instant(), inTwoDays));

    assertThat(timeOf(everything())).isBefore(Instant.now());
  }

  private static Instant timeOf(Bookmark bookmark) {
    return Instant.EPOCH.plus(Long.parseLong(bookmark.cursor()), ChronoUnit.MICROS);
  }

  @Test
  void theCursorNeverGoesBack() {
    var recent = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    salesforce.lead(0, recent);
    long cursor = recent.toEpochMilli() * 1000;

    var bookmark =
        salesforce.source(2000).changes("Lead", Long.toString(cursor), read::add).orElseThrow();

    assertThat(bookmark.cursor()).isEqualTo(Long.toString(cursor));
    assertThat(ids()).containsExactly(id(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"LastName\":{\"a\":1}",
        "\"LastName\":12",
        "\"IsDeleted\":\"no\"",
        "\"CreatedDate\":\"yesterday\"",
        "\"CreatedDate\":17"
      })
  void aRecordOfAnotherShapeIsToldWithItsBytesAndSpoilsNoOther(String fields) {
    salesforce.lead(0, NOON).row(1, NOON, fields).lead(2, NOON);

    everything();

    assertThat(ids()).isEqualTo(idsOf(3));
    assertThat(read.get(1))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.problem())
                  .contains(fields.substring(1, fields.indexOf('"', 1)));
              assertThat(new String(unreadable.original(), StandardCharsets.UTF_8))
                  .contains(id(1))
                  .contains(fields);
            });
  }

  @Test
  void aWholePageOfRecordsWithoutATimeDoesNotLoop() {
    salesforce.server.on(
        QUERY, Answer.json(200, "{\"done\":true,\"records\":[{\"Id\":\"x\"},{\"Id\":\"y\"}]}"));

    var failure =
        catchThrowableOfType(
            SourceFailure.class, () -> salesforce.source(2).everything("Lead", read::add));

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_ANSWER_UNREADABLE);
    assertThat(read).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}] | SOURCE_QUOTA_EXHAUSTED | 1",
        "403 | [{\"errorCode\":\"INSUFFICIENT_ACCESS\"}] | SOURCE_UNAUTHORIZED | 1",
        "400 | [{\"errorCode\":\"MALFORMED_QUERY\"}] | SOURCE_REQUEST_REJECTED | 1",
        "410 | [{\"errorCode\":\"UNSUPPORTED_API_VERSION\"}] | SOURCE_REQUEST_REJECTED | 1",
        "503 | <html>down</html> | SOURCE_UNAVAILABLE | 3",
        "406 | odd | SOURCE_UNAVAILABLE | 3",
        "420 | {} | SOURCE_THROTTLED | 3",
        "429 | [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}] | SOURCE_THROTTLED | 3",
        "200 | <html>login</html> | SOURCE_ANSWER_UNREADABLE | 3",
        "200 | [] | SOURCE_ANSWER_UNREADABLE | 3"
      })
  void errorsAreUnderstood(int status, String body, Fault fault, int calls) {
    salesforce.server.on(
        QUERY,
        new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of()));

    assertThat(failure().fault()).isEqualTo(fault);
    assertThat(salesforce.queries()).hasSize(calls);
  }

  @Test
  void aRetiredVersionSaysWhatToDo() {
    salesforce.server.on(QUERY, Answer.json(410, "[]"));

    assertThat(failure()).hasMessageContaining("ingest.salesforce.api-version");
  }

  @Test
  void refusedCredentialsSayWhatToDo() {
    salesforce.server.on(TOKEN, Answer.json(400, "{\"error\":\"invalid_client\"}"));

    var failure = failure();
    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAUTHORIZED);
    assertThat(failure).hasMessageContaining("ingest.salesforce.client-id");
  }

  /** It would wait for a quarter of an hour otherwise. */
  @Test
  void aLoginThatComesTooOftenIsSoonTriedAgain() {
    salesforce.server.on(TOKEN, Answer.json(429, "[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_THROTTLED);
    assertThat(failure().retryAfter()).isEmpty();
  }

  @Test
  void aLoginThatBreaksOffIsNoDefectOfOurs() {
    salesforce.server.on(
        TOKEN,
        request -> {
          throw new IllegalStateException("the connection ends");
        });

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_UNAVAILABLE);
  }

  /**
   * Whatever the times, the page size and the server's own page size: each record once, in order.
   */
  @Property(tries = 40)
  void keysetPagingReadsEachRecordOnce(
      @ForAll @Size(max = 40) List<@IntRange(max = 4) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 7) int pageSize,
      @ForAll @IntRange(min = 1, max = 5) int serverPage) {
    try (var server = new FakeSalesforce().serverPages(serverPage)) {
      for (int i = 0; i < seconds.size(); i++) {
        server.lead(i, NOON.plusSeconds(seconds.get(i)));
      }
      var readings = new ArrayList<Reading>();

      server.source(pageSize).everything("Lead", readings::add);

      assertThat(readings).extracting(Reading::version).isSorted();
      assertThat(readings.stream().map(r -> r.key().externalId()))
          .containsExactlyInAnyOrderElementsOf(idsOf(seconds.size()));
    }
  }
}
