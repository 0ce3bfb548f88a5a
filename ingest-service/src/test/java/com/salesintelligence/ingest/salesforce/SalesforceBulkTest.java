package com.salesintelligence.ingest.salesforce;

import static com.salesintelligence.ingest.salesforce.FakeSalesforce.JOBS;
import static com.salesintelligence.ingest.salesforce.FakeSalesforce.TOKEN;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceBulkTest {

  private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
  private static final int LEADS = 30;
  private static final Answer GONE =
      Answer.json(404, "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"gone\"}]");

  private final FakeSalesforce salesforce = new FakeSalesforce();
  private final List<Reading> read = new ArrayList<>();

  @AfterEach
  void close() {
    salesforce.close();
  }

  private void leads(int count) {
    IntStream.range(0, count).forEach(i -> salesforce.lead(i, NOON.plusSeconds(i)));
  }

  private Bookmark everything() {
    return salesforce.source(10, 10, 7).everything("Lead", read::add);
  }

  private List<String> ids() {
    return read.stream().map(reading -> reading.key().externalId()).toList();
  }

  private static List<String> idsOf(int count) {
    return IntStream.range(0, count).mapToObj(FakeSalesforce::id).toList();
  }

  @Test
  void aJobBringsManyRecordsPageByPage() {
    leads(LEADS);

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(1);
    assertThat(salesforce.server.requests(FakeBulk.results(1))).hasSize(3);
  }

  @Test
  void fewRecordsAreReadWithoutAJob() {
    leads(19);

    everything();

    assertThat(ids()).isEqualTo(idsOf(19));
    assertThat(salesforce.bulk.jobs()).isZero();
  }

  @Test
  void changesAreReadByAJobTooWhenTheyAreMany() {
    leads(LEADS);
    var bookmark = Long.toString(NOON.minusSeconds(60).toEpochMilli() * 1000);

    salesforce.keepsDeletions(Duration.ofDays(9_000));
    salesforce.source(10, 10, 7).changes("Lead", bookmark, read::add);

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(1);
  }

  @Test
  void aJobTellsTheSameOfARecordAsAQuery() {
    salesforce.field("Score__c", "double").field("Vip__c", "boolean").field("Note__c", "string");
    leads(10);
    var odd =
        "\"IsDeleted\":false,\"LastName\":\"O'\\\"Neil, é\\nsecond line\",\"Email\":null,"
            + "\"CreatedDate\":\"2020-10-22T21:03:23.000+0000\",\"Score__c\":12.5,\"Vip__c\":true,"
            + "\"Note__c\":\"007\"";
    IntStream.range(10, LEADS).forEach(i -> salesforce.row(i, NOON.plusSeconds(i), odd));
    var queried = new ArrayList<Reading>();

    everything();
    salesforce.source(10).everything("Lead", queried::add);

    assertThat(read).isEqualTo(queried);
    assertThat(((Body.Lead) ((Reading.Present) read.getLast()).body()).customFields())
        .isEqualTo("{\"Score__c\":12.5,\"Vip__c\":true,\"Note__c\":\"007\"}");
  }

  @Test
  void packedResultsAreUnpacked() {
    leads(LEADS);
    salesforce.bulk.packed();

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.server.requests(FakeBulk.results(1)).getFirst().header("Accept-Encoding"))
        .isEqualTo("gzip");
  }

  @Test
  void aJobIsWaitedFor() {
    leads(LEADS);
    salesforce.bulk.states("UploadComplete", "InProgress", "InProgress");

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "Aborted"})
  void aJobThatFailsIsFollowedByAnother(String state) {
    leads(LEADS);
    salesforce.bulk.states("InProgress", state);

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(2);
  }

  @Test
  void jobsThatAlwaysFailFailTheRun() {
    leads(LEADS);
    salesforce.bulk.states("Failed", "Failed", "Failed");

    var failure = catchThrowableOfType(SourceFailure.class, this::everything);

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("query job failed");
    assertThat(salesforce.bulk.jobs()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVALIDLOCATOR", "INVALID_QUERY_LOCATOR", "INVALIDJOB"})
  void anExpiredLocatorBringsAnotherJobAndLosesNothing(String code) {
    leads(LEADS);
    salesforce.server.onceOn(
        FakeBulk.results(1), Answer.json(400, "[{\"errorCode\":\"%s\"}]".formatted(code)));

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(2);
  }

  @Test
  void aJobThatIsGoneIsMadeAnew() {
    leads(LEADS);
    salesforce.server.onceOn(JOBS + "/" + FakeBulk.job(1), GONE);

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(2);
  }

  @Test
  void aSessionThatEndsBetweenTwoPagesOfAJobGoesUnnoticed() {
    leads(LEADS);
    salesforce.server.onceOn(
        FakeBulk.results(1), Answer.json(401, "[{\"errorCode\":\"INVALID_SESSION_ID\"}]"));

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(1);
    assertThat(salesforce.server.requests(TOKEN)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Id,SystemModstamp\n\"00Q000000000000010\",\"2026-11-19T12:00:10.000+0000\"\n",
        "Id,SystemModstamp\n\"00Q000000000000010",
        "Id,SystemModstamp\n\"00Q000000000000010\"\n",
        ""
      })
  void aPageThatBreaksOffIsReadAgainFromWhereItBrokeOff(String csv) {
    leads(LEADS);
    salesforce.field("FirstName", null).field("LastName", null).field("Email", null);
    salesforce.server.onceOn(
        FakeBulk.results(1),
        new Answer(
            200,
            "text/csv",
            csv.getBytes(StandardCharsets.UTF_8),
            Map.of("Sforce-Locator", "7", "Sforce-NumberOfRecords", "7")));

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
    assertThat(salesforce.bulk.jobs()).isEqualTo(1);
  }

  @Test
  void aRowThatLostItsShapeIsToldWithItsTextAndSpoilsNoOther() {
    leads(LEADS);
    var csv =
        "Id,SystemModstamp\n\"%s\",\"2026-11-19T12:00:10.000Z\"\nodd,row,of five,fields,at all\n\"%s\",\"2026-11-19T12:00:11.000Z\"\n"
            .formatted(id(10), id(11));
    salesforce.server.onceOn(
        FakeBulk.results(1),
        new Answer(
            200,
            "text/csv",
            csv.getBytes(StandardCharsets.UTF_8),
            Map.of("Sforce-Locator", "3", "Sforce-NumberOfRecords", "3")));

    everything();

    assertThat(read.get(11))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable ->
                assertThat(new String(unreadable.original(), StandardCharsets.UTF_8))
                    .isEqualTo("odd,row,of five,fields,at all"));
    assertThat(ids()).contains(id(10), id(11), id(LEADS - 1)).hasSize(LEADS);
  }

  @Test
  void answersThatAreNoneAreAskedForAgainAndThenFailTheRun() {
    leads(LEADS);
    salesforce.server.onceOn(FakeBulk.results(1), Answer.of("text/html", "<html>proxy</html>"));
    everything();
    assertThat(ids()).isEqualTo(idsOf(LEADS));
    salesforce.server.on(JOBS, Answer.of("text/html", "<html>login</html>"));

    var failure = catchThrowableOfType(SourceFailure.class, this::everything);

    assertThat(failure.fault()).isEqualTo(Fault.SOURCE_ANSWER_UNREADABLE);
  }

  @Test
  void anOrgWithoutJobsIsReadByQueries() {
    leads(LEADS);
    salesforce.server.on(JOBS, Answer.json(400, "[{\"errorCode\":\"FEATURENOTENABLED\"}]"));

    everything();

    assertThat(ids()).isEqualTo(idsOf(LEADS));
  }

  @Test
  void aTypeWithHundredsOfFieldsIsReadByAJob() {
    leads(3);
    IntStream.range(0, 500)
        .forEach(i -> salesforce.field("AFieldWithALongName%d__c".formatted(i), "string"));

    everything();

    assertThat(ids()).isEqualTo(idsOf(3));
    assertThat(salesforce.bulk.jobs()).isEqualTo(1);
    assertThat(salesforce.queries()).isEmpty();
  }
}
