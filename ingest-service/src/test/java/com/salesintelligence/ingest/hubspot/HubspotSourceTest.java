package com.salesintelligence.ingest.hubspot;

import static com.salesintelligence.ingest.hubspot.FakeHubspot.COMPANIES;
import static com.salesintelligence.ingest.hubspot.FakeHubspot.CONTACTS;
import static com.salesintelligence.ingest.hubspot.FakeHubspot.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.KnownEnrollments.Known;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.hubspot.FakeHubspot.Company;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubspotSourceTest {

  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final FakeHubspot hubspot = new FakeHubspot();
  private final List<Reading> read = new ArrayList<>();

  @AfterEach
  void close() {
    hubspot.close();
  }

  private Bookmark changes(long since) {
    return hubspot
        .source()
        .changes("company", Long.toString(since * 1_000), read::add)
        .orElseThrow();
  }

  private SourceFailure failure() {
    return catchThrowableOfType(
        SourceFailure.class, () -> hubspot.source().everything("company", read::add));
  }

  private List<Long> ids() {
    return read.stream().map(reading -> Long.parseLong(reading.key().externalId())).toList();
  }

  private static List<Long> idsOf(List<Company> companies) {
    return companies.stream().map(Company::id).toList();
  }

  @Test
  void moreThanTenThousandChangesWithOneTimeAreReadOnceEach() {
    // Of different lengths, so that they sort as text otherwise than as numbers.
    IntStream.range(0, 10_450).forEach(i -> hubspot.companies.add(new Company(7 + i * 13L, NOON)));
    hubspot.companies.add(new Company(3, NOON - 5));
    hubspot.companies.add(new Company(5, NOON + 5));

    changes(NOON - HOUR);

    assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOf(hubspot.companies));
  }

  @Test
  void moreThanTenThousandChangesAreReadPastTheCapOnceEach() {
    IntStream.range(0, 10_300)
        .forEach(i -> hubspot.companies.add(new Company(i + 1, NOON + i / 150)));

    changes(NOON - HOUR);

    assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOf(hubspot.companies));
  }

  @Test
  void aRecordThatChangesWhileThePagesAreReadHidesNoOther() {
    IntStream.range(0, 250).forEach(i -> hubspot.companies.add(new Company(i + 1, NOON + i)));
    var source = hubspot.source();
    var changed = new boolean[1];

    source.changes(
        "company",
        Long.toString((NOON - HOUR) * 1_000),
        reading -> {
          read.add(reading);
          if (!changed[0]) {
            changed[0] = true;
            hubspot.companies.set(0, new Company(1, NOON + 900));
          }
        });

    assertThat(ids()).containsAll(idsOf(hubspot.companies));
  }

  @Test
  void aPageThatIsEmptyButHasANextOneIsNotTheEnd() {
    hubspot.server.onceOn(SEARCH, FakeHubspot.page(List.of(), "200"));
    hubspot.server.onceOn(SEARCH, FakeHubspot.page(List.of(new Company(9, NOON)), ""));

    changes(NOON - HOUR);

    assertThat(ids()).containsExactly(9L);
    assertThat(hubspot.server.requests(SEARCH))
        .hasSize(2)
        .last()
        .satisfies(asked -> assertThat(asked.body()).contains("\"after\":\"200\""));
  }

  @Test
  void pagesThatNeverEndFailTheRun() {
    hubspot.server.on(COMPANIES, FakeHubspot.page(List.of(new Company(9, NOON)), "same"));

    assertThat(failure().fault()).isEqualTo(Fault.SOURCE_ANSWER_UNREADABLE);
  }

  @Test
  void theNextRunBeginsAnHourBeforeTheLatestThatWasTold() {
    hubspot.companies.add(new Company(1, NOON - 2 * HOUR));

    assertThat(changes(NOON - 9 * HOUR).cursor()).isEqualTo("" + (NOON - 3 * HOUR) * 1_000);
  }

  @Test
  void theNextRunBeginsNoLaterThanThisOneDidThoughRecordsCarryLaterTimes() {
    hubspot.companies.add(new Company(1, NOON + 99 * HOUR));

    long cursor = Long.parseLong(changes(NOON - 9 * HOUR).cursor());

    assertThat(cursor).isLessThanOrEqualTo(Instant.now().toEpochMilli() * 1_000);
  }

  @Test
  void aRunThatFindsNothingLeavesTheCursorWhereItWas() {
    assertThat(changes(NOON - 9 * HOUR).cursor()).isEqualTo("" + (NOON - 9 * HOUR) * 1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999999999", "abc", "", "-4"})
  void aCursorFromTheFutureOrOfNoSenseLeadsToAFullRun(String cursor) {
    assertThat(hubspot.source().changes("company", cursor, read::add)).isEmpty();
  }

  @Test
  void contactsAndCompaniesAreSearchedByTheirOwnTimeOfChange() {
    hubspot.companies.add(new Company(1, NOON));
    hubspot.server.on(CONTACTS + "/search", Answer.json(200, "{\"results\":[]}"));

    changes(NOON - HOUR);
    hubspot.source().changes("contact", "1000", read::add);

    assertThat(read).hasSize(1);
    assertThat(hubspot.server.requests(CONTACTS + "/search").getFirst().body())
        .contains("\"propertyName\":\"lastmodifieddate\"");
  }

  @Test
  void anArchivedRecordOfTheTimeSinceIsGoneAndAnOlderOneIsNotToldAgain() {
    hubspot.server.on(
        COMPANIES,
        request ->
            request.query().contains("archived=true")
                ? Answer.json(
                    200,
                    """
                    {"results":[
                     {"id":"1","archived":true,"archivedAt":"2026-11-20T11:59:00Z",
                      "properties":{"hs_lastmodifieddate":"2026-11-01T00:00:00Z"}},
                     {"id":"2","archived":true,"archivedAt":"2026-10-20T11:59:00Z",
                      "properties":{"hs_lastmodifieddate":"2026-10-01T00:00:00Z"}}]}
                    """)
                : Answer.json(200, "{\"results\":[]}"));

    changes(NOON - HOUR);

    assertThat(read).hasSize(1);
    assertThat(read.getFirst()).isInstanceOf(Reading.Gone.class);
    assertThat(ids()).containsExactly(1L);
  }

  @Test
  void oneRecordOfAnotherShapeIsParkedAndTheOthersAreRead() {
    hubspot.server.onceOn(
        COMPANIES,
        Answer.json(
            200,
            """
            {"results":[
             {"id":"1","properties":{"hs_lastmodifieddate":"yesterday"}},
             {"id":2,"properties":{"hs_lastmodifieddate":"1763640000000","name":{"odd":1}}},
             {"properties":{"hs_lastmodifieddate":"2026-11-01T00:00:00Z"}},
             {"id":3,"properties":{"hs_lastmodifieddate":"1763640000000","name":"N","own":"x"}}]}
            """));

    hubspot.source().everything("company", read::add);

    assertThat(read).hasSize(4);
    assertThat(read.subList(0, 3)).allMatch(Reading.Unreadable.class::isInstance);
    assertThat(read.getLast())
        .isInstanceOfSatisfying(
            Reading.Present.class,
            present -> {
              var body = (Body.HubspotCompany) present.body();
              assertThat(body.name()).isEqualTo("N");
              assertThat(body.others()).isEqualTo("{\"own\":\"x\"}");
            });
  }

  @Test
  void aFullRunGivesAContactItsOwnTimeAsVersionForItsCompanyMayHaveChangedSince() {
    hubspot.server.on(
        CONTACTS,
        request ->
            request.query().contains("archived=true")
                ? Answer.json(200, "{\"results\":[]}")
                : Answer.json(
                    200,
                    "{\"results\":[{\"id\":\"1\",\"properties\":{\"lastmodifieddate\":\"1463640000000\"}}]}"));

    var reached = hubspot.source().everything("contact", read::add);

    assertThat(read).hasSize(1);
    assertThat(read.getFirst().version()).isEqualTo(reached.asOf());
    assertThat(reached.asOf()).isGreaterThan(1_763_640_000_000_000L);
  }

  @Test
  void aContactWithoutACompanyIsAnErrorOfThisContactOnly() {
    hubspot.server.on(
        CONTACTS + "/search",
        Answer.json(
            200,
            """
            {"results":[{"id":"1","properties":{"lastmodifieddate":"1763640000000"}},
                        {"id":"2","properties":{"lastmodifieddate":"1763640000000"}}]}
            """));
    hubspot.server.on(
        "/crm/associations/2026-09/contacts/companies/batch/read",
        Answer.json(
            207,
            """
            {"status":"COMPLETE","numErrors":1,"errors":[{"category":"OBJECT_NOT_FOUND"}],
             "results":[{"from":{"id":"2"},"to":[
               {"toObjectId":70,"associationTypes":[{"typeId":279}]},
               {"toObjectId":80,"associationTypes":[{"typeId":1},{"typeId":279}]}]}]}
            """));

    hubspot.source().changes("contact", "1000", read::add);

    assertThat(read.stream().map(r -> ((Body.HubspotContact) ((Reading.Present) r).body())))
        .extracting(Body.HubspotContact::companyId)
        .containsExactly("", "80");
  }

  @Test
  void propertiesThatDoNotFitIntoAnAddressAreReadInBatches() {
    var names =
        IntStream.range(0, 400)
            .mapToObj("{\"name\":\"a_rather_long_name_%d\"}"::formatted)
            .collect(java.util.stream.Collectors.joining(","));
    hubspot.server.on(
        "/crm/properties/2026-09/companies",
        Answer.json(
            200, "{\"results\":[%s,{\"name\":\"secret\",\"hidden\":true}]}".formatted(names)));
    hubspot.server.onceOn(
        COMPANIES, FakeHubspot.page(List.of(new Company(1, NOON), new Company(2, NOON)), ""));
    // The second went in the meantime.
    hubspot.server.on(
        COMPANIES + "/batch/read",
        Answer.json(
            207, "{\"results\":[%s],\"errors\":[{}]}".formatted(new Company(1, NOON).json())));

    hubspot.source().everything("company", read::add);

    assertThat(ids()).containsExactly(1L);
    var batch = hubspot.server.requests(COMPANIES + "/batch/read").getFirst();
    assertThat(batch.body()).contains("a_rather_long_name_399").doesNotContain("secret");
    assertThat(hubspot.server.requests(COMPANIES).getFirst().query()).doesNotContain("rather");
  }

  @Test
  void aUserWithoutASeatHidesTheSequencesOfNobodyElse() {
    hubspot.server.on(
        "/crm/owners/2026-09",
        Answer.json(
            200,
            "{\"results\":[{\"id\":\"1\",\"userId\":11},{\"id\":\"2\",\"userId\":12},{\"id\":\"3\"}]}"));
    var sequence =
        "{\"id\":\"5\",\"name\":\"S\",\"userId\":\"12\",\"updatedAt\":\"2026-11-01T00:00:00Z\"}";
    hubspot.server.on(
        "/automation/sequences/2026-09",
        request ->
            request.query().contains("userId=12")
                ? Answer.json(200, "{\"results\":[%s]}".formatted(sequence))
                : Answer.json(403, "{\"category\":\"MISSING_SCOPES\"}"));
    hubspot.server.on(
        "/automation/sequences/2026-09/5", Answer.json(200, "{\"steps\":[{},{},{}]}"));

    hubspot.source().everything("sequence", read::add);

    assertThat(read).hasSize(1);
    assertThat(((Body.HubspotSequence) ((Reading.Present) read.getFirst()).body()).steps())
        .isEqualTo(3);
  }

  @Test
  void anEnrollmentOfWhichNothingIsToldAnyMoreHasEnded() {
    hubspot.server.on(
        CONTACTS + "/search",
        Answer.json(
            200,
            """
            {"results":[{"id":"1","properties":{"lastmodifieddate":"1763640000000",
              "hs_sequences_enrolled_count":"1","hs_sequences_is_enrolled":"false",
              "hs_latest_sequence_unenrolled_date":"2025-11-20T11:00:00Z"}}]}
            """));
    var known = new Known("77", "5", "1", "a@x.example", "me@x.example", Instant.EPOCH);

    hubspot.source(() -> List.of(known)).changes("enrollment", "1000", read::add);

    var body = (Body.HubspotEnrollment) ((Reading.Present) read.getFirst()).body();
    assertThat(ids()).containsExactly(77L);
    assertThat(body.status()).isEqualTo("UNENROLLED");
    assertThat(body.updatedAt()).isEqualTo(Instant.parse("2025-11-20T11:00:00Z"));
  }
}
