package com.salesintelligence.ingest.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.KilledRuns;
import com.salesintelligence.ingest.core.SyncType;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Full runs that are killed at any record and gone on with by another process. */
class SalesforceKilledIT {

  private static final int JOBS = 40;
  private static final int NO_JOBS = 0;

  private static WiredSalesforce salesforce;

  @BeforeAll
  static void start() {
    salesforce = new WiredSalesforce();
  }

  @AfterAll
  static void stop() {
    salesforce.close();
  }

  private static SalesforceSource source(int jobsAbove) {
    return salesforce.source(20, jobsAbove, 20);
  }

  private static String steer(String method, String path, String body) {
    return salesforce.steer(method, path, body);
  }

  private static Map<String, String> truth(String type, String field) {
    var truth = new TreeMap<String, String>();
    steer("GET", "/sandbox/salesforce/" + type, "")
        .lines()
        .map(JsonMapper.shared()::readTree)
        .forEach(row -> truth.put(row.path("Id").asString(), row.path(field).asString("")));
    return truth;
  }

  /** Some records change, go, come back, are merged and made. */
  private static void changeSome(Random random, String type, String field) {
    var ids = new ArrayList<>(truth(type, field).keySet());
    var path = "/sandbox/salesforce/" + type;
    for (int i = 0; i < 4; i++) {
      var id = ids.remove(random.nextInt(ids.size()));
      var said = "{\"%s\":\"%d\"}".formatted(field, random.nextInt(1_000_000));
      switch (random.nextInt(5)) {
        case 0 -> steer("POST", path, said.replace("}", ",\"LastName\":\"New\"}"));
        case 1 -> steer("DELETE", path + "/" + id, "");
        case 2 -> {
          steer("DELETE", path + "/" + id, "");
          steer("POST", path + "/" + id + "/restore", "");
        }
        default -> steer("PATCH", path + "/" + id, said);
      }
    }
  }

  private static Map<String, String> said(KilledRuns runs) {
    var said = new TreeMap<String, String>();
    runs.living()
        .forEach(
            (id, body) ->
                said.put(
                    id,
                    switch (body) {
                      case Body.Contact contact -> contact.title();
                      case Body.Activity activity -> activity.subject();
                      default -> throw new IllegalStateException(id);
                    }));
    return said;
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "1, 40", "2, 40"})
  void whereverRunsAreKilledTheTableEndsAsTheSourceIs(long seed, int jobsAbove) {
    var random = new Random(seed);
    var runs = new KilledRuns(() -> source(jobsAbove), "Contact");
    for (int kills = 0; kills < 8; kills++) {
      assertThat(runs.run(SyncType.FULL, 1 + random.nextInt(30))).isFalse();
      changeSome(random, "Contact", "Title");
    }

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();
    assertThat(runs.run(SyncType.INCREMENTAL, Integer.MAX_VALUE)).isTrue();

    assertThat(said(runs)).isEqualTo(truth("Contact", "Title"));
  }

  @ParameterizedTest
  @CsvSource({"3, 0", "4, 40"})
  void aScopeOfTwoTypesGoesOnInTheSecond(long seed, int jobsAbove) {
    var random = new Random(seed);
    var tasks = truth("Task", "Subject").size();
    var runs = new KilledRuns(() -> source(jobsAbove), "Activity");
    assertThat(runs.run(SyncType.FULL, tasks + 45)).isFalse();
    assertThat(runs.position().orElseThrow()).contains(";Event;");
    changeSome(random, "Task", "Subject");
    changeSome(random, "Event", "Subject");

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();
    assertThat(runs.published()).isLessThan(tasks);
    assertThat(runs.run(SyncType.INCREMENTAL, Integer.MAX_VALUE)).isTrue();

    var truth = truth("Task", "Subject");
    truth.putAll(truth("Event", "Subject"));
    assertThat(said(runs)).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource({NO_JOBS + "", JOBS + ""})
  void whatWasPublishedBeforeTheKillIsNotPublishedAgain(int jobsAbove) {
    int all = truth("Contact", "Title").size();
    var runs = new KilledRuns(() -> source(jobsAbove), "Contact");
    assertThat(runs.run(SyncType.FULL, all - 25)).isFalse();

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();

    assertThat(runs.published()).isBetween(25, 60 + deleted());
    assertThat(said(runs)).isEqualTo(truth("Contact", "Title"));
  }

  private static int deleted() {
    var readings = new ArrayList<String>();
    source(NO_JOBS).everything("Contact", reading -> readings.add(reading.key().externalId()));
    return readings.size() - truth("Contact", "Title").size();
  }

  @Test
  void aJobThatIsGoneIsFollowedByAnother() {
    var runs = new KilledRuns(() -> source(JOBS), "Contact");
    assertThat(runs.run(SyncType.FULL, 70)).isFalse();
    assertThat(runs.position().orElseThrow()).contains(";750");
    steer(
        "POST",
        "/sandbox/faults",
        "{\"source\":\"salesforce\",\"fault\":\"expired-locator\",\"path\":\"*/results\",\"count\":1}");

    assertThat(runs.run(SyncType.FULL, Integer.MAX_VALUE)).isTrue();

    assertThat(said(runs)).isEqualTo(truth("Contact", "Title"));
  }
}
