package com.salesintelligence.ingest.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.KilledRuns;
import com.salesintelligence.ingest.core.KnownEnrollments.Known;
import com.salesintelligence.ingest.core.SyncType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full runs that are killed at any record and gone on with by another process. */
class HubspotKilledTest {

  private static WiredHubspot hubspot;

  @BeforeAll
  static void start() {
    hubspot = new WiredHubspot();
  }

  @AfterAll
  static void stop() {
    hubspot.close();
  }

  private static Map<String, String> truth() {
    var truth = new TreeMap<String, String>();
    hubspot
        .truth("contacts")
        .forEach(one -> truth.put(one.path("id").asString(), one.path("lastname").asString("")));
    return truth;
  }

  private static Map<String, String> said(KilledRuns runs) {
    var said = new TreeMap<String, String>();
    runs.living().forEach((id, body) -> said.put(id, ((Body.HubspotContact) body).lastName()));
    return said;
  }

  private static void changeSome(Random random) {
    var ids = new ArrayList<>(truth().keySet());
    for (int i = 0; i < 5; i++) {
      var path = "/sandbox/hubspot/contacts";
      var id = path + "/" + ids.remove(random.nextInt(ids.size()));
      var said = "{\"lastname\":\"L%d\"}".formatted(random.nextInt(1_000_000));
      switch (random.nextInt(6)) {
        case 0 -> hubspot.made("contacts", said);
        case 1 -> hubspot.steer("DELETE", id, "");
        case 2 -> {
          hubspot.steer("DELETE", id, "");
          hubspot.steer("POST", id + "/restore", "{}");
        }
        case 3 -> hubspot.steer("POST", id + "/forget", "{}");
        case 4 -> hubspot.steer("POST", id + "/merge-into/" + ids.getFirst(), "{}");
        default -> hubspot.steer("PATCH", id, said);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whereverRunsAreKilledTheTableEndsAsTheSourceIs(long seed) {
    var random = new Random(seed);
    var runs = new KilledRuns(() -> hubspot.source(), "contact");
    for (int kills = 0; kills < 4; kills++) {
      assertThat(runs.run(SyncType.FULL, 1 + random.nextInt(kills == 0 ? 130 : 30))).isFalse();
      changeSome(random);
    }

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();
    assertThat(runs.run(SyncType.INCREMENTAL, Integer.MAX_VALUE)).isTrue();

    assertThat(said(runs)).isEqualTo(truth());
  }

  @Test
  void whatWasPublishedBeforeTheKillIsNotPublishedAgain() {
    int all = truth().size();
    var runs = new KilledRuns(() -> hubspot.source(), "contact");
    assertThat(runs.run(SyncType.FULL, all - 10)).isFalse();

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();

    assertThat(runs.published()).isLessThanOrEqualTo(all - 100 + gone());
    assertThat(said(runs)).isEqualTo(truth());
  }

  private static int gone() {
    var told = new ArrayList<String>();
    hubspot.source().everything("contact", reading -> told.add(reading.key().externalId()));
    return told.size() - truth().size();
  }

  @Test
  void enrolmentsOfContactsThatWereReadBeforeTheKillGoOn() {
    enrolTheNewest();
    var known = new ArrayList<Known>();
    var unharmed = new KilledRuns(() -> hubspot.source(), "enrollment");
    assertThat(unharmed.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();
    var runs = new KilledRuns(() -> hubspot.source(() -> known), "enrollment");
    assertThat(runs.run(SyncType.FULL, unharmed.published() - 1)).isFalse();
    known.addAll(going(runs));

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();

    assertThat(runs.published()).isLessThan(unharmed.published());
    assertThat(runs.living()).isEqualTo(unharmed.living());
  }

  /** The list shows it last. */
  private static void enrolTheNewest() {
    var contact =
        hubspot.made(
            "contacts", "{\"email\":\"newest@aster.example\",\"hubspot_owner_id\":\"41000001\"}");
    var owner = hubspot.truth("owners").getFirst();
    hubspot.made(
        "enrollments",
        "{\"contactId\":\"%s\",\"sequenceId\":\"%s\",\"userId\":\"%s\",\"senderEmail\":\"%s\"}"
            .formatted(
                contact,
                hubspot.truth("sequences").getFirst().path("id").asString(),
                owner.path("userId").asString(),
                owner.path("email").asString()));
  }

  private static List<Known> going(KilledRuns runs) {
    var known = new ArrayList<Known>();
    runs.living()
        .forEach(
            (id, body) -> {
              var one = (Body.HubspotEnrollment) body;
              known.add(
                  new Known(
                      id,
                      one.sequenceId(),
                      one.contactId(),
                      one.contactEmail(),
                      one.senderEmail(),
                      one.enrolledAt()));
            });
    return known;
  }
}
