package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HubSpotSearchTest {
  private static final String LIMITS_AS_USUAL =
      "{\"hubspot_search_lag_ms\":0,\"hubspot_search_reorders\":0,\"hubspot_ids_sort_as_text\":1,"
          + "\"hubspot_searches_per_second\":1000000}";

  private static Sandbox sandbox;
  private static HubSpotCalls hub;

  @BeforeAll
  static void start() throws IOException {
    sandbox =
        Sandbox.start(
            new SandboxSettings(0, 42, CompanySize.LARGE, java.util.Optional.empty(), false));
    hub = new HubSpotCalls(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void asUsual() {
    hub.limit(LIMITS_AS_USUAL);
  }

  private static String filter(String property, String operator, String value) {
    return "{\"propertyName\":\"%s\",\"operator\":\"%s\",\"value\":\"%s\"}"
        .formatted(property, operator, value);
  }

  private static String search(String filters, String sort, String rest) {
    return "{\"filterGroups\":[{\"filters\":[%s]}],\"sorts\":[{\"propertyName\":\"%s\",\"direction\":\"ASCENDING\"}]%s}"
        .formatted(filters, sort, rest);
  }

  private static List<String> found(String type, String json) {
    return HubSpotCalls.ids(hub.search(type, json).json().path("results"));
  }

  @Test
  void findsByTheTimeOfTheLastChangeInItsOrder() {
    String since = filter("lastmodifieddate", "GTE", "2026-01-01T00:00:00Z");
    var page =
        hub.search("contacts", search(since, "lastmodifieddate", ",\"limit\":200,\"after\":200"))
            .json();

    assertThat(page.path("total").asInt()).isGreaterThan(5_000);
    assertThat(page.path("results"))
        .hasSize(200)
        .extracting(one -> one.path("updatedAt").asString())
        .isSorted();
    assertThat(page.at("/paging/next/after").asString()).isEqualTo("400");
  }

  @Test
  void findsNothingByTheModifiedDateOfTheOtherTypes() {
    var contacts =
        hub.search(
            "contacts", search(filter("hs_lastmodifieddate", "GT", "1"), "hs_object_id", ""));
    var companies =
        hub.search("companies", search(filter("lastmodifieddate", "GT", "1"), "hs_object_id", ""));

    assertThat(contacts.status()).isEqualTo(200);
    assertThat(contacts.json().path("total").asInt()).isZero();
    assertThat(companies.json().path("total").asInt()).isZero();
    assertThat(
            hub.search(
                    "companies",
                    search(filter("hs_lastmodifieddate", "GT", "1"), "hs_lastmodifieddate", ""))
                .json()
                .path("total")
                .asInt())
        .isGreaterThan(1_500);
  }

  @Test
  void offersAPageBehindItsCapAndThenRefusesIt() {
    for (int i = 0; hub.dump("contacts").size() < 10_300; i++) {
      hub.post("/crm/objects/2026-09/contacts/batch/create", batch(i));
    }
    var last = hub.search("contacts", "{\"limit\":200,\"after\":\"9800\"}");
    var beyond = hub.search("contacts", "{\"limit\":200,\"after\":\"10000\"}");

    assertThat(last.json().path("results").size()).isEqualTo(200);
    assertThat(last.json().at("/paging/next/after").asString()).isEqualTo("10000");
    assertThat(last.json().path("total").asInt()).isGreaterThanOrEqualTo(10_300);
    assertThat(beyond.status()).isEqualTo(400);
  }

  private static String batch(int number) {
    var inputs = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      inputs
          .append(i == 0 ? "" : ",")
          .append("{\"properties\":{\"email\":\"n%d.%d@fill.example\"}}".formatted(number, i));
    }
    return "{\"inputs\":[" + inputs + "]}";
  }

  @Test
  void sortsIdsAsTextUnlessToldOtherwise() {
    String all = search(filter("hs_object_id", "GT", "0"), "hs_object_id", ",\"limit\":200");

    var text = found("contacts", all);
    hub.limit("{\"hubspot_ids_sort_as_text\":0}");
    var numbers = found("contacts", all);

    assertThat(text).isSorted().hasSize(200).startsWith("1").isNotEqualTo(numbers);
    assertThat(numbers).startsWith("1", "51", "101", "151");
  }

  @Test
  void hasManyRecordsOfOneMomentSoThatTimeAloneIsNoCursor() {
    var times = new ArrayList<String>();
    for (JsonNode one : hub.all("/crm/objects/2026-09/contacts?limit=100")) {
      times.add(one.path("updatedAt").asString());
    }
    var most =
        times.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    one -> one, java.util.stream.Collectors.counting()));

    assertThat(most.values()).anyMatch(count -> count > 2_000);
  }

  @Test
  void seesChangesLate() {
    hub.limit("{\"hubspot_search_lag_ms\":600000}");
    String id = hub.contact("{\"email\":\"lag@aster.example\",\"city\":\"Lagos\"}");
    String query = search(filter("email", "EQ", "lag@aster.example"), "createdate", "");

    assertThat(found("contacts", query)).isEmpty();
    assertThat(hub.get("/crm/objects/2026-09/contacts/" + id).status()).isEqualTo(200);

    hub.limit("{\"hubspot_search_lag_ms\":0}");
    String other =
        hub.http
            .post(
                "/sandbox/hubspot/contacts?visible_after_ms=600000",
                "{\"email\":\"hidden@aster.example\"}")
            .json()
            .path("id")
            .asString();
    String seen = hub.contact("{\"email\":\"seen@aster.example\"}");

    assertThat(
            found(
                "contacts",
                search(
                    filter("email", "CONTAINS_TOKEN", "*@aster.example"),
                    "createdate",
                    ",\"limit\":200")))
        .contains(seen)
        .doesNotContain(id, other);
  }

  @Test
  void changesThePlacesOfNeighboursWhenToldTo() {
    String query =
        search(filter("lastmodifieddate", "GT", "1"), "lastmodifieddate", ",\"limit\":200");
    var sorted = found("contacts", query);
    hub.limit("{\"hubspot_search_reorders\":1}");
    var reordered = found("contacts", query);

    assertThat(reordered).isNotEqualTo(sorted).containsExactlyInAnyOrderElementsOf(sorted);
  }

  @Test
  void knowsEveryOperator() {
    String id =
        hub.contact(
            "{\"email\":\"op@ops.example\",\"city\":\"New York\",\"hs_email_bounce\":\"7\"}");
    for (String passing :
        List.of(
            filter("city", "EQ", "new york"),
            filter("city", "NEQ", "Oslo"),
            filter("city", "CONTAINS_TOKEN", "york"),
            filter("city", "NOT_CONTAINS_TOKEN", "Paris"),
            filter("hs_email_bounce", "GT", "6"),
            filter("hs_email_bounce", "LTE", "7"),
            filter("createdate", "GT", "2026-01-01"),
            "{\"propertyName\":\"hs_email_bounce\",\"operator\":\"BETWEEN\",\"value\":\"5\",\"highValue\":\"70\"}",
            "{\"propertyName\":\"city\",\"operator\":\"IN\",\"values\":[\"new york\",\"x\"]}",
            "{\"propertyName\":\"city\",\"operator\":\"NOT_IN\",\"values\":[\"x\"]}",
            "{\"propertyName\":\"city\",\"operator\":\"HAS_PROPERTY\"}",
            "{\"propertyName\":\"jobtitle\",\"operator\":\"NOT_HAS_PROPERTY\"}")) {
      String filters = filter("email", "EQ", "op@ops.example") + "," + passing;
      assertThat(found("contacts", search(filters, "createdate", "")))
          .as(passing)
          .containsExactly(id);
    }
    for (String failing :
        List.of(
            filter("city", "NEQ", "new york"),
            filter("hs_email_bounce", "LT", "7"),
            "{\"propertyName\":\"city\",\"operator\":\"NOT_HAS_PROPERTY\"}")) {
      String filters = filter("email", "EQ", "op@ops.example") + "," + failing;
      assertThat(found("contacts", search(filters, "createdate", ""))).as(failing).isEmpty();
    }
    assertThat(found("contacts", "{\"query\":\"op@ops\"}")).containsExactly(id);
  }

  @Test
  void refusesWhatNoSearchCanBe() {
    assertThat(hub.search("contacts", "{\"limit\":201}").status()).isEqualTo(400);
    assertThat(hub.search("contacts", "{\"after\":\"x\"}").status()).isEqualTo(400);
    assertThat(hub.search("contacts", search(filter("shoe", "EQ", "1"), "createdate", "")).status())
        .isEqualTo(400);
    assertThat(
            hub.search("contacts", search(filter("email", "LIKE", "1"), "createdate", "")).status())
        .isEqualTo(400);
    assertThat(hub.search("contacts", search(filter("email", "EQ", ""), "createdate", "")).status())
        .isEqualTo(400);
    assertThat(
            hub.search("contacts", search(filter("createdate", "GT", "soon"), "createdate", ""))
                .status())
        .isEqualTo(400);
    assertThat(
            hub.search(
                    "contacts",
                    "{\"sorts\":[{\"propertyName\":\"email\"},{\"propertyName\":\"city\"}]}")
                .text())
        .contains("Only one sort");
    String many =
        "{\"filters\":["
            + "%s,"
                .repeat(6)
                .formatted((Object[]) new String[] {"{}", "{}", "{}", "{}", "{}", "{}"})
            + "{}]}";
    assertThat(hub.search("contacts", "{\"filterGroups\":[" + many + "]}").status()).isEqualTo(400);
  }

  @Test
  void allowsFiveSearchesASecondWhenLimitedSo() {
    hub.limit("{\"hubspot_searches_per_second\":5}");
    Http.Reply last = null;
    for (int i = 0; i < 8 && (last == null || last.status() == 200); i++) {
      last = hub.search("contacts", "{\"limit\":1}");
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.json().path("policyName").asString()).isEqualTo("SECONDLY");
    assertThat(last.json().path("message").asString())
        .isEqualTo("You have reached your secondly limit.");
    assertThat(hub.get("/crm/objects/2026-09/contacts").status()).isEqualTo(200);
  }
}
