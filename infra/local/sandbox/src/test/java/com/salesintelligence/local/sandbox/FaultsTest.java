package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final String LIMITS = "/services/data/v62.0/limits";

  private static Sandbox sandbox;
  private static Http http;
  private static Gmail gmail;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    gmail = GmailClients.of(sandbox, MAYA);
    token = login();
  }

  private static String login() {
    return http.form(
            "/services/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", Sandbox.SALESFORCE_CLIENT_ID,
                "client_secret", Sandbox.SALESFORCE_CLIENT_SECRET))
        .json()
        .path("access_token")
        .asString();
  }

  @AfterEach
  void clear() {
    http.delete("/sandbox/faults");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static void order(String json) {
    var reply = http.post("/sandbox/faults", json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static Http.Reply limits() {
    return http.get(LIMITS, "Authorization", "Bearer " + token);
  }

  @ParameterizedTest
  @CsvSource({"429,429", "403,403", "500,500", "502,502", "503,503"})
  void failsCallsOfGoogleOwnClient(String fault, int status) {
    order("{\"source\":\"gmail\",\"fault\":\"" + fault + "\"}");

    assertThatThrownBy(() -> gmail.users().getProfile("me").execute())
        .isInstanceOfSatisfying(
            com.google.api.client.http.HttpResponseException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(status));
  }

  @Test
  void saysWhenToTryAgainInAHeaderOnlyWhereThatIsOrdered() {
    order("{\"source\":\"salesforce\",\"fault\":\"429\",\"millis\":2500,\"retry_after\":true}");
    assertThat(limits().headers().firstValue("Retry-After")).contains("3");

    order("{\"source\":\"salesforce\",\"fault\":\"429\"}");
    assertThat(limits().headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void failsEveryThirdCallToWhatIsNamed() {
    order(
        "{\"source\":\"salesforce\",\"fault\":\"500\",\"path\":\"/services/data/*/limits\",\"every\":3}");

    assertThat(java.util.stream.IntStream.range(0, 6).map(_ -> limits().status()))
        .containsExactly(200, 200, 500, 200, 200, 500);
    assertThat(http.get("/services/data").status()).isEqualTo(200);
  }

  @Test
  void failsAShareOfTheCalls() {
    order("{\"source\":\"salesforce\",\"fault\":\"503\",\"share\":0.3,\"count\":1000}");

    long failed =
        java.util.stream.IntStream.range(0, 100).filter(_ -> limits().status() == 503).count();

    assertThat(failed).isBetween(15L, 45L);
  }

  @Test
  void failsOnlyWithinItsTime() {
    order("{\"source\":\"salesforce\",\"fault\":\"503\",\"to\":\"2020-01-01T00:00:00Z\"}");
    order("{\"source\":\"salesforce\",\"fault\":\"503\",\"from\":\"2100-01-01T00:00:00Z\"}");

    assertThat(limits().status()).isEqualTo(200);
    assertThat(http.get("/sandbox/faults").json().path("faults").size()).isEqualTo(1);
  }

  @Test
  void cutsTheBodyInTheMiddle() {
    order("{\"source\":\"salesforce\",\"fault\":\"truncated\",\"bytes\":20}");
    assertThatThrownBy(FaultsTest::limits).isInstanceOf(UncheckedIOException.class);

    order("{\"source\":\"gmail\",\"fault\":\"truncated\",\"bytes\":20}");
    assertThatThrownBy(() -> gmail.users().getProfile("me").execute())
        .isInstanceOf(IOException.class);
  }

  @Test
  void resetsTheConnectionInTheMiddle() throws IOException {
    order("{\"source\":\"salesforce\",\"fault\":\"reset\",\"bytes\":30}");
    var url = java.net.URI.create(sandbox.url() + LIMITS);
    try (var socket = new java.net.Socket("localhost", url.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(("GET " + LIMITS + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII));

      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(java.net.SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void dripsAsSlowlyAsOrdered() {
    order("{\"source\":\"salesforce\",\"fault\":\"drip\",\"rate\":200}");
    int length = limits().body().length;

    order("{\"source\":\"salesforce\",\"fault\":\"drip\",\"rate\":" + length * 2 + "}");
    long start = System.nanoTime();
    assertThat(limits().status()).isEqualTo(200);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void answersHtmlInsteadOfJson() {
    order("{\"source\":\"gmail\",\"fault\":\"html\"}");

    assertThatThrownBy(() -> gmail.users().getProfile("me").execute())
        .isInstanceOf(com.google.gson.stream.MalformedJsonException.class);
  }

  @Test
  void forgetsHistoryAsOrdered() throws IOException {
    order(
        "{\"source\":\"gmail\",\"fault\":\"stale-history\",\"path\":\"/gmail/v1/users/*/history\"}");
    var now = gmail.users().getProfile("me").execute().getHistoryId();

    assertThatThrownBy(() -> gmail.users().history().list("me").setStartHistoryId(now).execute())
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
    assertThat(gmail.users().history().list("me").setStartHistoryId(now).execute().getHistory())
        .isNull();
  }

  @Test
  void hidesAMailThatWasJustPushed() throws IOException {
    String id =
        http.post("/sandbox/gmail/" + MAYA + "/messages", "Subject: x\r\n\r\n")
            .json()
            .path("id")
            .asString();
    order(
        "{\"source\":\"gmail\",\"fault\":\"not-found\",\"path\":\"/gmail/v1/users/*/messages/*\"}");

    assertThatThrownBy(() -> gmail.users().messages().get("me", id).execute())
        .hasMessageContaining("404");
    assertThat(gmail.users().messages().get("me", id).execute().getId()).isEqualTo(id);
  }

  @Test
  void losesTheSessionAndTheLocatorAsOrdered() {
    order(
        "{\"source\":\"salesforce\",\"fault\":\"expired-locator\",\"path\":\"/services/data/*/query/*\"}");
    assertThat(
            http.get("/services/data/v62.0/query/01gX-2000", "Authorization", "Bearer " + token)
                .text())
        .contains("INVALID_QUERY_LOCATOR");

    order("{\"source\":\"salesforce\",\"fault\":\"401\"}");
    assertThat(limits().text()).contains("INVALID_SESSION_ID");
    assertThat(limits().status()).isEqualTo(401);
    token = login();
  }

  @Test
  void everyExampleCanBeOrderedAsItStands() {
    var examples = http.get("/sandbox").json().path("faults");

    assertThat(examples.size()).isGreaterThan(10);
    examples.forEach(body -> order(body.asString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"source\":\"fax\"}; source must be one of",
        "{\"source\":\"gmail\",\"fault\":\"fire\"}; fault must be one of",
        "{\"source\":\"gmail\",\"fault\":\"429\",\"count\":0}; count must be",
        "{\"source\":\"gmail\",\"fault\":\"429\",\"share\":2}; share must be",
        "{\"source\":\"gmail\",\"fault\":\"429\",\"to\":\"soon\"}; to must be a time",
        "{\"source\":\"gmail\",\"fault\":\"slow\",\"millis\":9999999}; millis must be",
        "[; no JSON"
      })
  void refusesOrdersThatMakeNoSense(String body, String reason) {
    var reply = http.post("/sandbox/faults", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains(reason);
  }
}
