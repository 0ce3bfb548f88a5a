package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SteeringTest {
  private Sandbox sandbox;
  private Http http;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private List<JsonNode> truth() {
    return http.get("/sandbox/truth")
        .text()
        .lines()
        .map(line -> Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void tellsItsStateAndItsCalls() {
    var state = http.get("/sandbox").json();

    assertThat(state.path("seed").asInt()).isEqualTo(42);
    assertThat(state.path("size").asString()).isEqualTo("small");
    assertThat(state.path("paused").asBoolean()).isTrue();
    assertThat(state.path("mailboxes").size()).isEqualTo(6);
    assertThat(state.at("/records/Contact").asInt()).isEqualTo(160);
    assertThat(state.path("endpoints").size()).isGreaterThan(8);
  }

  @Test
  void saysSoWhenItsPortIsTaken() {
    int port = java.net.URI.create(sandbox.url()).getPort();
    var settings = new SandboxSettings(port, 1, CompanySize.SMALL, Optional.empty(), false);

    assertThatThrownBy(() -> Sandbox.start(settings)).hasMessageContaining("Port " + port);
  }

  @Test
  void answersADropWithItsIds() {
    var dropped =
        http.post("/sandbox/gmail/" + MAYA + "/messages", "From: a@b.example\r\n\r\nx").json();

    assertThat(dropped.path("id").asString()).matches("[0-9a-f]{16}");
    assertThat(dropped.path("threadId").asString()).isEqualTo(dropped.path("id").asString());
    assertThat(dropped.path("historyId").asString()).matches("\\d+");
  }

  @Test
  void namesTheMailboxesWhenOneIsUnknown() {
    var reply = http.post("/sandbox/gmail/nobody@harborlight.example/messages", "x");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("mailboxes").size()).isEqualTo(6);
  }

  @Test
  void refusesAMailOfMoreThanFiftyMegabytes() {
    var reply = http.post("/sandbox/gmail/" + MAYA + "/messages", new byte[(50 << 20) + 1]);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().path("error").asString()).contains("50 MB");
  }

  @Test
  void takesAnyBytesAsAMail() {
    for (byte[] mail :
        new byte[][] {
          {},
          {0},
          {(byte) 0xFF, (byte) 0xFE, '\n', '\n'},
          "no headers".getBytes(java.nio.charset.StandardCharsets.UTF_8)
        }) {
      assertThat(http.post("/sandbox/gmail/" + MAYA + "/messages", mail).status()).isEqualTo(200);
    }
  }

  @Test
  void refusesBadInputInWords() {
    assertThat(http.post("/sandbox/reset?size=huge", "").text())
        .contains("small, medium, large or million");
    assertThat(http.post("/sandbox/reset?seed=x", "").text()).contains("whole number");
    assertThat(http.post("/sandbox/gmail/" + MAYA + "/messages?encoding=rot13", "x").status())
        .isEqualTo(400);
    assertThat(http.post("/sandbox/salesforce/Account", "{").text()).contains("no JSON");
    assertThat(http.post("/sandbox/salesforce/Account", "[1]").text()).contains("JSON object");
    assertThat(http.post("/sandbox/salesforce/Foo", "{}").text()).contains("Opportunity");
    assertThat(http.post("/sandbox/faults", "{\"source\":\"x\"}").text())
        .contains("[dialpad, gmail, hubspot, salesforce]");
    assertThat(http.post("/sandbox/faults", "{\"source\":\"gmail\",\"fault\":\"x\"}").text())
        .contains("429");
    assertThat(http.delete("/sandbox/gmail/" + MAYA + "/messages/xyz").status()).isEqualTo(404);
    assertThat(http.get("/sandbox/nothing").status()).isEqualTo(404);
    assertThat(http.get("/elsewhere").text()).contains("GET /sandbox");
    assertThat(http.get("/sandbox/x%FF").status()).isEqualTo(404);
  }

  @Test
  void learnsTheTruthFromANewContact() {
    var colleague =
        truth().stream()
            .filter(line -> line.path("kind").asString("").equals("colleague"))
            .findFirst()
            .orElseThrow();
    String email = colleague.path("email").asString();
    assertThat(colleague.path("contact_id").isNull()).isTrue();

    String id =
        http.post(
                "/sandbox/salesforce/Contact",
                "{\"Email\":\"%s\",\"AccountId\":\"%s\"}"
                    .formatted(email, colleague.path("account_id").asString()))
            .json()
            .path("id")
            .asString();

    var after =
        truth().stream()
            .filter(line -> line.path("email").asString("").equals(email))
            .findFirst()
            .orElseThrow();
    assertThat(after.path("kind").asString()).isEqualTo("contact");
    assertThat(after.path("contact_id").asString()).isEqualTo(id);
    assertThat(after.path("account_id")).isEqualTo(colleague.path("account_id"));
  }

  @Test
  void tellsTheTruthAboutAccountsToo() {
    assertThat(truth())
        .filteredOn(line -> line.path("type").asString().equals("account"))
        .hasSize(40)
        .allMatch(line -> line.path("domain").asString().endsWith(".example"));
  }

  @Test
  void beginsAnewWithAnotherCompany() {
    var before = truth();

    var state = http.post("/sandbox/reset?seed=7&size=small", "").json();

    assertThat(state.path("seed").asInt()).isEqualTo(7);
    assertThat(state.path("generation").asInt()).isEqualTo(2);
    assertThat(truth()).isNotEqualTo(before);
  }

  @Test
  void cutsTheConnectionAsOrdered() {
    http.post("/sandbox/faults", "{\"source\":\"gmail\",\"fault\":\"cut\"}");

    // A POST, because the JDK's client quietly repeats a GET.
    assertThatThrownBy(() -> http.post("/batch", ""))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(http.get("/gmail/v1/users/me/profile").status()).isEqualTo(401);
  }

  @Test
  void answersSlowlyAsOrdered() {
    http.post("/sandbox/faults", "{\"source\":\"salesforce\",\"fault\":\"slow\",\"millis\":300}");
    long start = System.nanoTime();

    http.get("/services/data/v62.0/limits");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void forgetsOrderedFaultsWhenTold() {
    http.post("/sandbox/faults", "{\"source\":\"gmail\",\"fault\":\"503\",\"count\":9}");
    assertThat(http.get("/sandbox/faults").json().at("/faults/0/left").asInt()).isEqualTo(9);

    http.delete("/sandbox/faults");

    assertThat(http.get("/gmail/v1/users/me/profile").status()).isEqualTo(401);
  }

  @Test
  void producesMailByItselfUntilItIsPaused() throws IOException {
    var settings = new SandboxSettings(0, 42, CompanySize.SMALL, Optional.empty(), true);
    try (var living = Sandbox.start(settings)) {
      var other = new Http(living.url());
      String before = other.get("/sandbox").json().path("mailboxes").toString();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !other.get("/sandbox").json().path("mailboxes").toString().equals(before));

      assertThat(other.post("/sandbox/pause", "").json().path("paused").asBoolean()).isTrue();
      assertThat(other.get("/sandbox").json().path("paused").asBoolean()).isTrue();
      assertThat(other.post("/sandbox/resume", "").json().path("paused").asBoolean()).isFalse();
    }
  }
}
