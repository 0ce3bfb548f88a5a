package com.salesintelligence.ingest.hubspot;

import static com.salesintelligence.ingest.hubspot.FakeHubspot.COMPANIES;
import static com.salesintelligence.ingest.hubspot.FakeHubspot.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticedRecordsTest {

  private static final Instant TOLD = Instant.parse("2026-11-20T11:59:00Z");
  private static final String CHANGED = "2026-11-20T10:00:00Z";

  private final FakeHubspot hubspot = new FakeHubspot();
  private final List<Reading> read = new ArrayList<>();

  @BeforeEach
  void oneContact() {
    hubspot.server.on(
        CONTACTS + "/batch/read",
        Answer.json(
            207,
            "{\"results\":[{\"id\":\"7\",\"properties\":{\"lastmodifieddate\":\"%s\",\"email\":\"a@x.example\"}}]}"
                .formatted(CHANGED)));
    hubspot.server.on(
        "/crm/associations/2026-09/contacts/companies/batch/read",
        Answer.json(
            200,
            "{\"results\":[{\"from\":{\"id\":\"7\"},\"to\":[{\"toObjectId\":80,\"associationTypes\":[{\"typeId\":1}]}]}]}"));
  }

  @AfterEach
  void close() {
    hubspot.close();
  }

  private List<HubspotNotice> read(HubspotNotice... notices) {
    return List.copyOf(hubspot.source().noticed().read(List.of(notices), read::add));
  }

  private static HubspotNotice notice(String id, boolean gone, boolean linked) {
    return new HubspotNotice(HubType.CONTACT, id, TOLD, gone, linked);
  }

  @Test
  void aContactIsReadByItsIdWithItsCompany() {
    assertThat(read(notice("7", false, false))).isEmpty();

    var present = (Reading.Present) read.getFirst();
    assertThat(((Body.HubspotContact) present.body()).companyId()).isEqualTo("80");
    assertThat(present.version()).isEqualTo(HubspotSource.micros(Instant.parse(CHANGED)));
  }

  @Test
  void aChangedCompanyGivesTheContactTheTimeOfTheEventAsItsVersion() {
    read(notice("7", false, true), notice("7", false, false));

    assertThat(read).hasSize(1);
    assertThat(read.getFirst().version()).isEqualTo(HubspotSource.micros(TOLD));
  }

  @Test
  void aContactInTheBinIsGone() {
    hubspot.server.on(
        CONTACTS + "/8",
        request ->
            request.query().contains("archived=true")
                ? Answer.json(
                    200,
                    "{\"id\":\"8\",\"archived\":true,\"archivedAt\":\"2026-11-20T11:00:00Z\",\"properties\":{\"lastmodifieddate\":\"%s\"}}"
                        .formatted(CHANGED))
                : Answer.json(404, "{}"));

    assertThat(read(notice("8", true, false))).isEmpty();

    assertThat(read)
        .containsExactly(
            Reading.Gone.of(
                new RecordKey("contact", "8"),
                HubspotSource.micros(Instant.parse("2026-11-20T11:00:00Z")) + 1));
  }

  @Test
  void aContactThatIsErasedIsGoneAndOneThatIsNotShownYetIsAskedForAgain() {
    var later = notice("10", false, false);

    assertThat(read(notice("9", true, false), later)).containsExactly(later);

    assertThat(read)
        .containsExactly(
            Reading.Gone.of(new RecordKey("contact", "9"), HubspotSource.micros(TOLD) + 1));
  }

  @Test
  void whatAFullRunDidNotListIsLookedForBeforeItCountsAsGone() {
    var contact = new RecordKey("contact", "7");
    hubspot.server.on(COMPANIES + "/batch/read", Answer.json(200, "{\"results\":[]}"));

    assertThat(
            hubspot.source().stillThere("contact", List.of(contact, new RecordKey("contact", "8"))))
        .isEqualTo(Set.of(contact));
    assertThat(hubspot.source().stillThere("company", List.of(new RecordKey("company", "8"))))
        .isEmpty();
  }
}
