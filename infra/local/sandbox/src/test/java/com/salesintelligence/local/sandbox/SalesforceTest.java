package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SalesforceTest {
  private static final String DATA = "/services/data/v62.0";

  private Sandbox sandbox;
  private Http http;
  private String token;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    token = login().json().path("access_token").asString();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Http.Reply login() {
    return http.form(
        "/services/oauth2/token",
        Map.of(
            "grant_type", "client_credentials",
            "client_id", Sandbox.SALESFORCE_CLIENT_ID,
            "client_secret", Sandbox.SALESFORCE_CLIENT_SECRET));
  }

  private Http.Reply get(String path) {
    return http.get(path, "Authorization", "Bearer " + token);
  }

  private Http.Reply query(String soql) {
    return get(DATA + "/query?q=" + Http.encode(soql));
  }

  private JsonNode all(String soql) {
    return get(DATA + "/queryAll?q=" + Http.encode(soql)).json();
  }

  private String upsert(String object, String json) {
    return http.post("/sandbox/salesforce/" + object, json).json().path("id").asString();
  }

  private static String errorCode(Http.Reply reply) {
    return reply.json().path(0).path("errorCode").asString();
  }

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("records").forEach(record -> ids.add(record.path("Id").asString()));
    return ids;
  }

  @Test
  void logsInWithClientCredentialsOrARefreshToken() {
    var answer = login().json();
    var refreshed =
        http.form(
            "/services/oauth2/token",
            Map.of(
                "grant_type", "refresh_token",
                "client_id", Sandbox.SALESFORCE_CLIENT_ID,
                "refresh_token", Sandbox.SALESFORCE_REFRESH_TOKEN));

    assertThat(answer.path("instance_url").asString()).isEqualTo(sandbox.url());
    assertThat(answer.path("issued_at").isString()).isTrue();
    assertThat(answer.has("expires_in")).isFalse();
    assertThat(refreshed.status()).isEqualTo(200);
  }

  @Test
  void refusesAWrongSecret() {
    var reply =
        http.form(
            "/services/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", Sandbox.SALESFORCE_CLIENT_ID,
                "client_secret", "wrong"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asString()).isEqualTo("invalid_client");
  }

  @Test
  void answersRecordsWithAttributesExplicitNullsAndItsOwnTimeFormat() {
    var reply =
        query(
            "SELECT Id, Name, ParentId, AnnualRevenue, SystemModstamp FROM Account ORDER BY Id LIMIT 3");
    var record = reply.json().path("records").path(0);

    assertThat(reply.headers().firstValue("Sforce-Limit-Info").orElseThrow())
        .startsWith("api-usage=");
    assertThat(record.at("/attributes/type").asString()).isEqualTo("Account");
    assertThat(record.at("/attributes/url").asString())
        .isEqualTo(DATA + "/sobjects/Account/" + record.path("Id").asString());
    assertThat(record.has("ParentId") && record.path("ParentId").isNull()).isTrue();
    assertThat(record.path("AnnualRevenue").isNumber()).isTrue();
    assertThat(record.path("SystemModstamp").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0000");
    assertThat(record.path("Id").asString()).hasSize(18).startsWith("001");
  }

  @Test
  void pagesThroughAResultByItsLocator() {
    var seen = new ArrayList<String>();
    var page =
        http.get(
                DATA + "/query?q=" + Http.encode("SELECT Id FROM Task"),
                "Authorization",
                "Bearer " + token,
                "Sforce-Query-Options",
                "batchSize=1")
            .json();
    for (int i = 0; i < 250; i++) {
      upsert("Task", "{\"Subject\":\"More\"}");
    }
    page =
        http.get(
                DATA + "/query?q=" + Http.encode("SELECT Id FROM Task"),
                "Authorization",
                "Bearer " + token,
                "Sforce-Query-Options",
                "batchSize=200")
            .json();
    int total = page.path("totalSize").asInt();
    seen.addAll(ids(page));
    while (!page.path("done").asBoolean()) {
      page = get(page.path("nextRecordsUrl").asString()).json();
      seen.addAll(ids(page));
    }

    assertThat(total).isGreaterThan(250);
    assertThat(seen).hasSize(total).doesNotHaveDuplicates();
  }

  @Test
  void forgetsALocatorWhenItsSessionEnds() {
    for (int i = 0; i < 201; i++) {
      upsert("Lead", "{\"LastName\":\"Lead " + i + "\"}");
    }
    String next =
        http.get(
                DATA + "/query?q=" + Http.encode("SELECT Id FROM Lead"),
                "Authorization",
                "Bearer " + token,
                "Sforce-Query-Options",
                "batchSize=200")
            .json()
            .path("nextRecordsUrl")
            .asString();
    http.post("/sandbox/expire", "");

    assertThat(errorCode(get(next))).isEqualTo("INVALID_SESSION_ID");
    token = login().json().path("access_token").asString();
    assertThat(errorCode(get(next))).isEqualTo("INVALID_QUERY_LOCATOR");
  }

  @Test
  void readsEverythingByKeysetThoughAllRowsShareOneTimestamp() {
    var seen = new ArrayList<String>();
    String since = "1970-01-01T00:00:00Z";
    String after = "";
    while (true) {
      String soql =
          "SELECT Id, SystemModstamp FROM Contact WHERE SystemModstamp > %s OR (SystemModstamp = %s AND Id > '%s') ORDER BY SystemModstamp, Id LIMIT 25"
              .formatted(since, since, after);
      var page = query(soql).json();
      if (page.path("records").isEmpty()) {
        break;
      }
      seen.addAll(ids(page));
      var last = page.path("records").path(page.path("records").size() - 1);
      since = last.path("SystemModstamp").asString();
      after = last.path("Id").asString();
    }

    assertThat(seen).hasSize(160).doesNotHaveDuplicates();
  }

  @Test
  void comparesWithEveryOperatorOfItsSubset() {
    upsert("Account", "{\"Name\":\"O'Neil & Sons\",\"AnnualRevenue\":5,\"Industry\":null}");

    assertThat(count("Name = 'o\\'neil & sons'")).isEqualTo(1);
    assertThat(count("Name LIKE 'O_Neil%' AND AnnualRevenue = 5")).isEqualTo(1);
    assertThat(count("AnnualRevenue < 6 AND NOT Name LIKE 'X%'")).isEqualTo(1);
    assertThat(count("AnnualRevenue <= 5 AND (Industry = null OR Industry IN ('Retail'))"))
        .isEqualTo(1);
    assertThat(count("AnnualRevenue >= 5")).isEqualTo(41);
    assertThat(count("Industry != null")).isEqualTo(40);
    assertThat(count("Industry NOT IN (null)")).isEqualTo(40);
    assertThat(count("SystemModstamp > 2999-01-01T00:00:00.000+0000")).isZero();
    assertThat(count("IsDeleted = false")).isEqualTo(41);
  }

  private int count(String condition) {
    return query("SELECT COUNT() FROM Account WHERE " + condition)
        .json()
        .path("totalSize")
        .asInt(-1);
  }

  @Test
  void refusesQueriesInWordsThatHelp() {
    assertThat(errorCode(query("SELECT Id, Foo FROM Account"))).isEqualTo("INVALID_FIELD");
    assertThat(errorCode(query("SELECT Id FROM Foo"))).isEqualTo("INVALID_TYPE");
    assertThat(errorCode(query("SELECT Id FROM Account WHERE"))).isEqualTo("MALFORMED_QUERY");
    assertThat(errorCode(query("SELECT Id FROM Account LIMIT x"))).isEqualTo("MALFORMED_QUERY");
    assertThat(errorCode(query("SELECT Id FROM Account WHERE Name = 'open")))
        .isEqualTo("MALFORMED_QUERY");
    assertThat(errorCode(query("SELECT Id FROM Account WHERE SystemModstamp > 'x'")))
        .isEqualTo("INVALID_FIELD");
    assertThat(query("SELECT Account.Owner.Name FROM Account").text())
        .contains("knows no relationships");
    assertThat(query("SELECT Id FROM Account GROUP BY Id").text()).contains("does not know GROUP");
    assertThat(errorCode(query(""))).isEqualTo("MALFORMED_QUERY");
  }

  @Test
  void refusesWithoutSessionAndForRetiredVersions() {
    assertThat(http.get(DATA + "/limits").status()).isEqualTo(401);
    assertThat(get("/services/data/v20.0/limits").status()).isEqualTo(410);
    assertThat(get("/services/data/v99.0/limits").status()).isEqualTo(404);
    assertThat(get(DATA + "/sobjects/Account/001000000000000AAA").status()).isEqualTo(404);
  }

  @Test
  void refusesWhenTheLimitOfADayIsSpent() {
    http.post("/sandbox/limits", "{\"salesforce_calls_per_day\": 2}");
    get(DATA + "/limits");
    get(DATA + "/limits");

    var refused = get(DATA + "/limits");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(errorCode(refused)).isEqualTo("REQUEST_LIMIT_EXCEEDED");
  }

  @Test
  void showsDeletedRecordsInQueryAllAndInDeletedOnly() {
    String id = upsert("Account", "{\"Name\":\"Short-lived\"}");
    http.delete("/sandbox/salesforce/Account/" + id);
    String soql = "SELECT Id, IsDeleted, SystemModstamp FROM Account WHERE Id = '" + id + "'";
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String window =
        "?start="
            + Http.encode(now.minusSeconds(600) + "")
            + "&end="
            + Http.encode(now.plusSeconds(600) + "");

    assertThat(query(soql).json().path("totalSize").asInt()).isZero();
    assertThat(all(soql).at("/records/0/IsDeleted").asBoolean()).isTrue();
    assertThat(
            get(DATA + "/sobjects/Account/deleted" + window)
                .json()
                .at("/deletedRecords/0/id")
                .asString())
        .isEqualTo(id);
    assertThat(get(DATA + "/sobjects/Account/updated" + window).json().path("ids").size())
        .isEqualTo(40);
    assertThat(get(DATA + "/sobjects/Account/" + id).status()).isEqualTo(404);
  }

  @Test
  void growsTheTimestampOfARecordWithEachChange() {
    String id = upsert("Opportunity", "{\"Name\":\"Deal\"}");
    String soql = "SELECT SystemModstamp, Name, StageName FROM Opportunity WHERE Id = '" + id + "'";
    String first = query(soql).json().at("/records/0/SystemModstamp").asString();

    upsert("Opportunity", "{\"Id\":\"" + id + "\",\"StageName\":\"Closed Won\"}");

    var record = query(soql).json().at("/records/0");
    assertThat(record.path("SystemModstamp").asString()).isGreaterThan(first);
    assertThat(record.path("Name").asString()).isEqualTo("Deal");
    assertThat(record.path("StageName").asString()).isEqualTo("Closed Won");
  }

  @Test
  void handsOutRecordsOfTheWrongShapeAsTheyAre() {
    String id =
        upsert("Opportunity", "{\"Amount\":\"a lot\",\"CloseDate\":17,\"Name\":{\"x\":[1]}}");

    var record =
        query("SELECT Amount, CloseDate, Name FROM Opportunity WHERE Id = '" + id + "'")
            .json()
            .at("/records/0");

    assertThat(record.path("Amount").asString()).isEqualTo("a lot");
    assertThat(record.path("CloseDate").asInt()).isEqualTo(17);
    assertThat(record.at("/Name/x/0").asInt()).isEqualTo(1);
    assertThat(
            query("SELECT Id FROM Opportunity WHERE Amount > 5 ORDER BY Amount, CloseDate, Name")
                .status())
        .isEqualTo(200);
  }

  @Test
  void showsTheOldCompanyAsDeletedAfterABeginning() {
    var first = query("SELECT Id, SystemModstamp FROM Account").json();
    var before = ids(first);
    http.post("/sandbox/reset?seed=9", "");

    var now = all("SELECT Id, IsDeleted, CreatedDate, SystemModstamp FROM Account");

    var deleted = new ArrayList<String>();
    now.path("records")
        .forEach(
            record -> {
              if (record.path("IsDeleted").asBoolean()) {
                deleted.add(record.path("Id").asString());
                assertThat(record.path("SystemModstamp").asString())
                    .isGreaterThan(first.at("/records/0/SystemModstamp").asString());
              } else {
                assertThat(record.path("CreatedDate").asString())
                    .isLessThan(record.path("SystemModstamp").asString());
              }
            });
    assertThat(deleted).containsExactlyInAnyOrderElementsOf(before);
    assertThat(ids(query("SELECT Id FROM Account").json()))
        .hasSize(40)
        .doesNotContainAnyElementsOf(before);
  }

  @Test
  void compressesLargeAnswersForThoseWhoAccept() throws IOException {
    String path = DATA + "/query?q=" + Http.encode("SELECT Id, Name FROM Contact");

    var compressed = http.get(path, "Authorization", "Bearer " + token, "Accept-Encoding", "gzip");

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(get(path).body());
    }
  }

  @Test
  void failsAsOrderedAndEndsTheSessionOnAnOrdered401() {
    http.post("/sandbox/faults", "{\"source\":\"salesforce\",\"fault\":\"503\"}");
    assertThat(get(DATA + "/limits").status()).isEqualTo(503);
    http.post("/sandbox/faults", "{\"source\":\"salesforce\",\"fault\":\"401\"}");
    assertThat(get(DATA + "/limits").status()).isEqualTo(401);
    assertThat(get(DATA + "/limits").status()).isEqualTo(401);
  }
}
