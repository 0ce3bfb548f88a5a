package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SteeredObjectsTest {
  private static Sandbox sandbox;
  private static Http http;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Stream<JsonNode> dump(String path) {
    return http.get(path)
        .text()
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode line(String path, String id) {
    return dump(path)
        .filter(line -> line.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean there(String path, String id) {
    return dump(path).anyMatch(line -> line.path("id").asString().equals(id));
  }

  private static String made(String path, String json) {
    var reply = http.post(path, json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("id").asString();
  }

  @Test
  void dumpsEveryRecordThatLivesWithAllFields() {
    var accounts = dump("/sandbox/salesforce/account").toList();

    assertThat(accounts).hasSizeGreaterThanOrEqualTo(40);
    assertThat(accounts.getFirst().propertyNames())
        .contains("id", "version", "Id", "Name", "Website", "OwnerId", "SystemModstamp");
  }

  @Test
  void changesOnlyWhatIsNamed() {
    String id = made("/sandbox/salesforce/Lead", "{\"LastName\":\"One\",\"Company\":\"Aster\"}");
    String before = line("/sandbox/salesforce/Lead", id).path("version").asString();

    var answer = http.patch("/sandbox/salesforce/Lead/" + id, "{\"Company\":\"Bramble\"}").json();

    var after = line("/sandbox/salesforce/Lead", id);
    assertThat(after.path("Company").asString()).isEqualTo("Bramble");
    assertThat(after.path("LastName").asString()).isEqualTo("One");
    assertThat(after.path("version").asString())
        .isGreaterThan(before)
        .isEqualTo(answer.path("version").asString());
  }

  @Test
  void bringsBackWhatWasDeletedWithItsFieldsAndALaterVersion() {
    String id = made("/sandbox/salesforce/Lead", "{\"LastName\":\"Two\",\"Company\":\"Aster\"}");
    String before = line("/sandbox/salesforce/Lead", id).path("version").asString();
    http.delete("/sandbox/salesforce/Lead/" + id);
    assertThat(there("/sandbox/salesforce/Lead", id)).isFalse();

    assertThat(http.post("/sandbox/salesforce/Lead/" + id + "/restore", "").status())
        .isEqualTo(200);

    var after = line("/sandbox/salesforce/Lead", id);
    assertThat(after.path("LastName").asString()).isEqualTo("Two");
    assertThat(after.path("version").asString()).isGreaterThan(before);
    assertThat(http.post("/sandbox/salesforce/Lead/" + id + "/restore", "").status())
        .isEqualTo(404);
  }

  @Test
  void mergesTwoAccountsAndTheirContacts() {
    String loser = made("/sandbox/salesforce/Account", "{\"Name\":\"Loser\"}");
    String winner = made("/sandbox/salesforce/Account", "{\"Name\":\"Winner\"}");
    String child =
        made("/sandbox/salesforce/Contact", "{\"LastName\":\"C\",\"AccountId\":\"" + loser + "\"}");
    String before = line("/sandbox/salesforce/Contact", child).path("version").asString();

    var merged =
        http.post("/sandbox/salesforce/Account/" + loser + "/merge-into/" + winner, "").json();

    assertThat(merged.path("id").asString()).isEqualTo(winner);
    assertThat(there("/sandbox/salesforce/Account", loser)).isFalse();
    var moved = line("/sandbox/salesforce/Contact", child);
    assertThat(moved.path("AccountId").asString()).isEqualTo(winner);
    assertThat(moved.path("version").asString()).isGreaterThan(before);
  }

  @Test
  void commitsOutOfOrderWhenTold() {
    String id =
        made("/sandbox/salesforce/Task?modified=2020-01-02T03:04:05Z", "{\"Subject\":\"Late\"}");

    assertThat(line("/sandbox/salesforce/Task", id).path("version").asString())
        .isEqualTo("2020-01-02T03:04:05.000+0000");
  }

  @Test
  void showsARecordLateWithTheTimestampOfItsCommit() {
    String id = made("/sandbox/salesforce/Lead?visible_after_ms=1500", "{\"LastName\":\"Hidden\"}");
    assertThat(there("/sandbox/salesforce/Lead", id)).isFalse();
    String later = made("/sandbox/salesforce/Lead", "{\"LastName\":\"Seen\"}");

    await().atMost(Duration.ofSeconds(30)).until(() -> there("/sandbox/salesforce/Lead", id));

    assertThat(line("/sandbox/salesforce/Lead", id).path("version").asString())
        .isLessThanOrEqualTo(line("/sandbox/salesforce/Lead", later).path("version").asString());
  }

  @Test
  void refusesInWordsWhatTheSourceHasNot() {
    String task = made("/sandbox/salesforce/Task", "{\"Subject\":\"x\"}");
    String lead = made("/sandbox/salesforce/Lead", "{\"LastName\":\"x\"}");
    for (var refused :
        List.of(
            http.post("/sandbox/salesforce/Task/" + task + "/merge-into/" + task, ""),
            http.post("/sandbox/salesforce/Lead/" + lead + "/merge-into/" + lead, ""),
            http.post("/sandbox/salesforce/Lead/" + lead + "/merge-into/none", ""),
            http.post("/sandbox/salesforce/Lead/" + lead + "/fold-into/none", ""),
            http.post("/sandbox/salesforce/Lead/" + lead + "/burn", ""),
            http.post("/sandbox/salesforce/Lead?modified=soon", "{}"),
            http.post("/sandbox/salesforce/Lead?visible_after_ms=x", "{}"),
            http.patch("/sandbox/salesforce/Lead/none", "{}"),
            http.patch("/sandbox/salesforce/Lead/" + lead, "[]"),
            http.delete("/sandbox/salesforce/Lead/none"),
            http.delete("/sandbox/salesforce/Lead"),
            http.get("/sandbox/gmail/nobody@harborlight.example/messages"),
            http.get("/sandbox/salesforce"))) {
      assertThat(refused.status()).isBetween(400, 405);
      assertThat(refused.json().path("error").asString()).isNotBlank();
    }
    assertThat(http.get("/sandbox/fax/pages").text()).contains("salesforce");
  }

  @Test
  void steersMailsByIdAlone() {
    String id = made("/sandbox/gmail/" + MAYA + "/messages", "Subject: Hello\r\n\r\nx");
    var mail = line("/sandbox/gmail/messages?mailbox=" + MAYA, id);
    assertThat(mail.path("subject").asString()).isEqualTo("Hello");
    assertThat(mail.path("mailbox").asString()).isEqualTo(MAYA);

    http.patch("/sandbox/gmail/messages/" + id, "{\"add\":[\"TRASH\"],\"remove\":[\"INBOX\"]}");
    assertThat(line("/sandbox/gmail/messages", id).path("labelIds").toString()).contains("TRASH");

    http.post("/sandbox/gmail/messages/" + id + "/restore", "");
    assertThat(line("/sandbox/gmail/messages", id).path("labelIds").toString())
        .contains("INBOX")
        .doesNotContain("TRASH");

    http.delete("/sandbox/gmail/messages/" + id);
    assertThat(there("/sandbox/gmail/" + MAYA + "/messages", id)).isFalse();
  }

  @Test
  void describesEverySourceWithExamples() {
    var sources = http.get("/sandbox").json().path("sources");

    assertThat(sources.propertyNames()).contains("gmail", "salesforce");
    sources.forEach(source -> assertThat(source.path("examples").size()).isPositive());
    assertThat(sources.at("/salesforce/objects").toString()).contains("Opportunity");
  }
}
