package com.salesintelligence.ingest.salesforce;

import static com.salesintelligence.ingest.salesforce.FakeSalesforce.DELETED;
import static com.salesintelligence.ingest.salesforce.FakeSalesforce.DESCRIBE;
import static com.salesintelligence.ingest.salesforce.FakeSalesforce.QUERY;
import static com.salesintelligence.ingest.salesforce.FakeSalesforce.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceChangesTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Answer EXHAUSTED =
      Answer.json(
          403,
          "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");

  private final FakeSalesforce salesforce = new FakeSalesforce();
  private final SalesforceSource source = salesforce.source(10);
  private final List<Reading> read = new ArrayList<>();

  @AfterEach
  void close() {
    salesforce.close();
  }

  private Optional<Bookmark> changes(Instant since) {
    return source.changes("Lead", Long.toString(micros(since)), read::add);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private String customFields() {
    return ((Body.Lead) ((Reading.Present) read.getLast()).body()).customFields();
  }

  @Test
  void aRecordThatLeftTheRecycleBinIsToldAsGone() {
    salesforce.purge(1, NOW.minusSeconds(60)).lead(2, NOW);

    changes(YESTERDAY);

    assertThat(read).hasSize(2);
    assertThat(read.getLast())
        .isInstanceOfSatisfying(
            Reading.Gone.class,
            gone -> {
              assertThat(gone.key().externalId()).isEqualTo(id(1));
              assertThat(gone.version()).isBetween(micros(NOW.minusSeconds(60)), micros(NOW));
            });
  }

  @Test
  void aDeletionThatAQueryTellsIsToldOnce() {
    salesforce.purge(1, NOW);
    salesforce.row(1, NOW, "\"IsDeleted\":true,\"MasterRecordId\":\"" + id(2) + "\"");

    changes(YESTERDAY);

    assertThat(read).hasSize(1);
    assertThat(((Reading.Gone) read.getFirst()).mergedInto()).contains(id(2));
  }

  @Test
  void aRecordThatCameBackIsNotToldAsGone() {
    salesforce.purge(1, NOW.minusSeconds(5)).lead(1, NOW);

    changes(YESTERDAY);

    assertThat(read).singleElement().isInstanceOf(Reading.Present.class);
  }

  @Test
  void deletionsThatSalesforceHasForgottenMakeItReadEverything() {
    salesforce.lead(1, NOW).keepsDeletions(Duration.ofHours(2));

    assertThat(changes(YESTERDAY)).isEmpty();
    assertThat(changes(NOW.minus(Duration.ofHours(1)))).isPresent();
  }

  @Test
  void aWindowThatSalesforceRefusesMakesItReadEverything() {
    salesforce.server.on(
        DELETED, Answer.json(400, "[{\"errorCode\":\"INVALID_REPLICATION_DATE\"}]"));

    assertThat(changes(YESTERDAY)).isEmpty();
  }

  /** Salesforce refuses a shorter one. */
  @Test
  void theWindowOfDeletionsIsTwoMinutesAtLeast() {
    changes(NOW.minusSeconds(1));

    var asked =
        Pattern.compile("start=(\\S+)&end=(\\S+)")
            .matcher(salesforce.server.requests(DELETED).getFirst().query());
    assertThat(asked.find()).isTrue();
    assertThat(Duration.between(Times.parse(asked.group(1)), Times.parse(asked.group(2))))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void theCursorWaitsForDeletionsThatAreNotYetCovered() {
    var covered = NOW.minus(Duration.ofHours(3));
    salesforce.server.on(
        DELETED,
        Answer.json(
            200,
            "{\"deletedRecords\":[],\"earliestDateAvailable\":\"2020-01-01T00:00:00.000+0000\",\"latestDateCovered\":\"%s\"}"
                .formatted(Times.write(covered))));

    assertThat(changes(YESTERDAY).orElseThrow().cursor()).isEqualTo(Long.toString(micros(covered)));
  }

  @Test
  void aCursorFromTheFutureMakesItReadEverything() {
    salesforce.lead(1, NOW);

    assertThat(changes(NOW.plus(Duration.ofDays(2)))).isEmpty();
    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999999999", "abc", "", "-4"})
  void aCursorFromTheFutureOrOfNoSenseLeadsToAFullRun(String cursor) {
    assertThat(source.changes("Lead", cursor, read::add)).isEmpty();
  }

  @Test
  void aRecordCommittedLateBelowTheTimeOfTheLastRunIsReadByTheNext() {
    salesforce.lead(1, NOW);
    var first = changes(YESTERDAY).orElseThrow();
    salesforce.lead(2, NOW.minusSeconds(120));

    source.changes("Lead", first.cursor(), read::add);

    assertThat(read).extracting(r -> r.key().externalId()).contains(id(2));
  }

  @Test
  void theOrgsOwnFieldsComeInTheirTypes() {
    salesforce
        .field("Score__c", "double")
        .field("Vip__c", "boolean")
        .field("Note__c", "textarea")
        .field("Empty__c", "string")
        .field("Where__c", "location")
        .row(
            1,
            NOW,
            "\"Score__c\":1.5,\"Vip__c\":false,\"Note__c\":\"say \\\"hi\\\"\\n\",\"Empty__c\":null");

    changes(YESTERDAY);

    assertThat(customFields())
        .isEqualTo("{\"Score__c\":1.5,\"Vip__c\":false,\"Note__c\":\"say \\\"hi\\\"\\n\"}");
  }

  @Test
  void ownFieldsThatAreTooLargeAreLeftOutAndNamed() {
    salesforce
        .field("Huge__c", "textarea")
        .field("Small__c", "string")
        .row(1, NOW, "\"Huge__c\":\"%s\",\"Small__c\":\"s\"".formatted("x".repeat(110_000)));

    changes(YESTERDAY);

    assertThat(customFields()).isEqualTo("{\"Small__c\":\"s\",\"_left_out\":\"Huge__c\"}");
  }

  @Test
  void aFieldThatIsGoneIsNoticedAtOnce() {
    salesforce.field("Old__c", "string").lead(1, NOW);
    changes(YESTERDAY);
    salesforce.field("Old__c", null).field("New__c", "string");
    salesforce.row(1, NOW, "\"New__c\":\"n\"");

    changes(YESTERDAY);

    assertThat(customFields()).isEqualTo("{\"New__c\":\"n\"}");
    assertThat(salesforce.server.requests(DESCRIBE)).hasSize(2);
  }

  @Test
  void aStandardFieldThatTheUserMayNotReadIsNotAskedFor() {
    salesforce.field("Email", null).lead(1, NOW);

    changes(YESTERDAY);

    assertThat(read).singleElement().isInstanceOf(Reading.Present.class);
  }

  @Test
  void aBudgetThatIsUsedUpStopsAllCallsUntilThePauseIsOver() {
    salesforce.lead(1, NOW);
    salesforce.server.onceOn(QUERY, EXHAUSTED);

    var first = catchThrowableOfType(SourceFailure.class, () -> changes(YESTERDAY));
    var second = catchThrowableOfType(SourceFailure.class, () -> changes(YESTERDAY));

    assertThat(first.fault()).isEqualTo(Fault.SOURCE_QUOTA_EXHAUSTED);
    assertThat(second.fault()).isEqualTo(Fault.SOURCE_QUOTA_EXHAUSTED);
    assertThat(second.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).isPositive());
    assertThat(salesforce.queries()).hasSize(1);
    salesforce.clock.advance(Duration.ofMinutes(16));
    assertThat(changes(YESTERDAY)).isPresent();
  }

  @Test
  void pollsStretchWhileFewCallsAreLeft() {
    var hour = Duration.ofHours(1);
    salesforce.server.on(QUERY, answered("api-usage=4000/5000"));
    changes(YESTERDAY);
    assertThat(source.pause(hour)).isEqualTo(hour);
    salesforce.server.on(QUERY, answered("api-usage=4750/5000; per-app-api-usage=1/2(appName=x)"));
    changes(YESTERDAY);
    assertThat(source.pause(hour))
        .isBetween(hour.multipliedBy(2).minusSeconds(1), hour.multipliedBy(2));
    salesforce.server.on(QUERY, answered("api-usage=5100/5000"));
    changes(YESTERDAY);
    assertThat(source.pause(hour)).isEqualTo(hour.multipliedBy(12));
  }

  private static Answer answered(String usage) {
    return new Answer(
        200,
        "application/json",
        "{\"done\":true,\"records\":[]}".getBytes(StandardCharsets.UTF_8),
        Map.of("Sforce-Limit-Info", usage));
  }

  @Test
  void aPageOfJsonThatBreaksOffIsAskedForAgain() {
    salesforce.lead(1, NOW);
    salesforce.server.onceOn(QUERY, Answer.json(200, "{\"done\":true,\"records\":[{\"Id\":\"00Q"));

    changes(YESTERDAY);

    assertThat(read).hasSize(1);
  }

  @Test
  void aNumberThatWouldFillTheMemoryMakesTheRecordUnreadable() {
    var accounts = "\"AnnualRevenue\":1E999999999";
    var columns =
        new Columns(
            "Account",
            List.of(new Columns.Column("AnnualRevenue", Columns.Kind.NUMBER, false)),
            false);
    var page =
        PageReader.read(
            "{\"records\":[{%s}]}".formatted(accounts).getBytes(StandardCharsets.UTF_8), columns);

    var problem =
        catchThrowableOfType(
            WrongShape.class, () -> page.records().getFirst().decimal("AnnualRevenue"));

    assertThat(problem).hasMessageContaining("AnnualRevenue");
  }
}
