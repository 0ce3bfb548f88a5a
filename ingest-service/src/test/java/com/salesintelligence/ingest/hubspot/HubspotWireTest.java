package com.salesintelligence.ingest.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.KnownEnrollments.Known;
import com.salesintelligence.ingest.core.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** HubSpot is read from the sandbox, over HTTP. */
class HubspotWireTest {

  private static WiredHubspot hubspot;

  private final List<Reading> read = Collections.synchronizedList(new ArrayList<>());
  private final List<Known> goingOn = new ArrayList<>();
  private final HubspotSource source = hubspot.source(() -> goingOn);

  @BeforeAll
  static void start() {
    hubspot = new WiredHubspot();
  }

  @AfterAll
  static void stop() {
    hubspot.close();
  }

  private static String steer(String method, String path, String body) {
    return hubspot.steer(method, path, body);
  }

  private static String made(String object, String json) {
    return hubspot.made(object, json);
  }

  private static String contact(String email) {
    return made(
        "contacts", "{\"email\":\"%s\",\"hubspot_owner_id\":\"41000001\"}".formatted(email));
  }

  private static List<JsonNode> truth(String object) {
    return hubspot.truth(object);
  }

  private Map<String, Reading> latest() {
    return read.stream()
        .collect(
            Collectors.toMap(
                reading -> reading.key().externalId(),
                reading -> reading,
                (a, b) -> b.version() >= a.version() ? b : a));
  }

  private Bookmark full(String type) {
    read.clear();
    return source.everything(type, read::add);
  }

  private Bookmark changes(String type, Bookmark since) {
    read.clear();
    return source.changes(type, since.cursor(), read::add).orElseThrow();
  }

  private Reading told(String id) {
    return latest().get(id);
  }

  @Test
  void aFullRunTellsEveryLivingContactWithItsCompany() {
    full("contact");

    var living =
        latest().values().stream()
            .filter(Reading.Present.class::isInstance)
            .map(reading -> reading.key().externalId())
            .toList();
    assertThat(living)
        .containsExactlyInAnyOrderElementsOf(
            truth("contacts").stream()
                .filter(json -> !json.path("archived").asBoolean(false))
                .map(json -> json.path("id").asString())
                .toList());
    var companies =
        truth("associations").stream()
            .filter(json -> json.path("primary").asBoolean())
            .collect(
                Collectors.toMap(
                    json -> json.path("contact").asString(),
                    json -> json.path("company").asString(),
                    (a, b) -> a));
    assertThat(companies).isNotEmpty();
    companies.forEach(
        (contact, company) -> {
          if (told(contact) instanceof Reading.Present present) {
            assertThat(((Body.HubspotContact) present.body()).companyId()).isEqualTo(company);
          }
        });
  }

  @Test
  void aFullRunTellsCompaniesAndSequencesWithTheirSteps() {
    full("company");
    assertThat(latest().values())
        .filteredOn(Reading.Present.class::isInstance)
        .hasSize(
            (int)
                truth("companies").stream()
                    .filter(json -> !json.path("archived").asBoolean(false))
                    .count());

    full("sequence");
    assertThat(latest().keySet())
        .containsExactlyInAnyOrderElementsOf(
            truth("sequences").stream().map(json -> json.path("id").asString()).toList());
    assertThat(latest().values())
        .allSatisfy(
            reading ->
                assertThat(((Body.HubspotSequence) ((Reading.Present) reading).body()).steps())
                    .isPositive());
  }

  @Test
  void aNewAChangedAndAnArchivedContactAreToldByTheNextRun() {
    var since = full("contact");
    var id = contact("new@aster.example");

    changes("contact", since);
    assertThat(told(id)).isInstanceOf(Reading.Present.class);
    var first = told(id).version();

    steer("PATCH", "/sandbox/hubspot/contacts/" + id, "{\"jobtitle\":\"Head\"}");
    changes("contact", since);
    assertThat(((Body.HubspotContact) ((Reading.Present) told(id)).body()).jobTitle())
        .isEqualTo("Head");
    assertThat(told(id).version()).isGreaterThan(first);

    steer("DELETE", "/sandbox/hubspot/contacts/" + id, "");
    changes("contact", since);
    assertThat(told(id)).isInstanceOf(Reading.Gone.class);

    steer("POST", "/sandbox/hubspot/contacts/" + id + "/restore", "");
    changes("contact", since);
    assertThat(told(id)).isInstanceOf(Reading.Present.class);
  }

  @Test
  void aMergedContactIsGoneAndNamesTheOneThatGoesOn() {
    var loser = contact("loser@aster.example");
    var winner = contact("winner@aster.example");
    var since = full("contact");
    long before = told(loser).version();

    steer("POST", "/sandbox/hubspot/contacts/" + loser + "/merge-into/" + winner, "");
    changes("contact", since);

    assertThat(told(loser))
        .isInstanceOfSatisfying(
            Reading.Gone.class, gone -> assertThat(gone.mergedInto()).contains(winner));
    assertThat(told(loser).version()).isGreaterThan(before);
  }

  @Test
  void aChangedCompanyLeavesTheContactsTimeAsItWasAndIsToldByTheNextFullRun() {
    var id = contact("mover@aster.example");
    var company = truth("companies").getFirst().path("id").asString();
    var since = full("contact");
    long before = told(id).version();
    made(
        "associations",
        "{\"contact\":\"%s\",\"company\":\"%s\",\"primary\":true}".formatted(id, company));

    full("contact");

    assertThat(((Body.HubspotContact) ((Reading.Present) told(id)).body()).companyId())
        .isEqualTo(company);
    assertThat(told(id).version()).isGreaterThanOrEqualTo(before);
    // Whoever asks by times of change only would never learn of it.
    assertThat(told(id).version()).isGreaterThanOrEqualTo(since.asOf());
  }

  @Test
  void aContactThatChangedIsToldWithItsCompany() {
    var id = contact("settler@aster.example");
    var company = truth("companies").getFirst().path("id").asString();
    var since = full("contact");
    made(
        "associations",
        "{\"contact\":\"%s\",\"company\":\"%s\",\"primary\":true}".formatted(id, company));
    steer("PATCH", "/sandbox/hubspot/contacts/" + id, "{\"jobtitle\":\"Settler\"}");

    changes("contact", since);

    assertThat(((Body.HubspotContact) ((Reading.Present) told(id)).body()).companyId())
        .isEqualTo(company);
  }

  @Test
  void moreThanTwoPagesWithOneTimeAreReadOnceEach() {
    var time = "2026-01-01T00:00:00Z";
    var ids = new ArrayList<String>();
    for (int i = 0; i < 450; i++) {
      ids.add(made("companies?modified=" + time, "{\"name\":\"Crowd %d\"}".formatted(i)));
    }

    read.clear();
    source.changes("company", "1700000000000000", read::add).orElseThrow();

    var told =
        read.stream()
            .filter(Reading.Present.class::isInstance)
            .map(reading -> reading.key().externalId())
            .filter(ids::contains)
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void anEnrollmentIsToldWhileItGoesOnAndWhenItHasEnded() {
    var since = full("enrollment");
    var contact = contact("reader@aster.example");
    var sequence = truth("sequences").getFirst().path("id").asString();
    var owner = truth("owners").getFirst();
    var id =
        made(
            "enrollments",
            "{\"contactId\":\"%s\",\"sequenceId\":\"%s\",\"userId\":\"%s\",\"senderEmail\":\"%s\"}"
                .formatted(
                    contact,
                    sequence,
                    owner.path("userId").asString(),
                    owner.path("email").asString()));

    changes("enrollment", since);
    var body = (Body.HubspotEnrollment) ((Reading.Present) told(id)).body();
    assertThat(body.status()).isEqualTo("ACTIVE");
    assertThat(body.contactEmail()).isEqualTo("reader@aster.example");
    assertThat(body.senderEmail()).isEqualTo(owner.path("email").asString());
    long before = told(id).version();

    goingOn.add(
        new Known(
            id, sequence, contact, body.contactEmail(), body.senderEmail(), body.enrolledAt()));
    steer("PATCH", "/sandbox/hubspot/enrollments/" + id, "{\"status\":\"finished\"}");
    changes("enrollment", since);

    assertThat(((Body.HubspotEnrollment) ((Reading.Present) told(id)).body()).status())
        .isEqualTo("FINISHED");
    assertThat(told(id).version()).isGreaterThan(before);
  }

  @Test
  void tokensThatEndAllAtOnceGoUnnoticed() {
    full("company");
    steer("POST", "/sandbox/expire", "");

    full("company");

    assertThat(read).isNotEmpty();
  }
}
