package com.salesintelligence.ingest.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class SessionTest {

  private final OddServer server = new OddServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Session session(String refreshToken) {
    var second = Duration.ofSeconds(1);
    return new Session(
        new SalesforceSettings(
            List.of("Lead"),
            server.url(),
            "65.0",
            "id",
            "secret",
            refreshToken,
            "",
            100,
            second,
            10,
            second,
            second,
            second,
            0.1,
            second,
            false,
            new BulkSettings(0, 1, second, second, second)),
        RestClient.create());
  }

  private void gives(String token, String more) {
    server.onceOn(
        FakeSalesforce.TOKEN,
        Answer.json(
            200,
            "{\"access_token\":\"%s\",\"instance_url\":\"%s\"%s}"
                .formatted(token, server.url(), more)));
  }

  private List<String> asked() {
    return server.requests(FakeSalesforce.TOKEN).stream().map(OddServer.Request::body).toList();
  }

  @Test
  void aRefreshTokenThatSalesforceReplacesIsUsedFromThenOn() {
    gives("one", ",\"refresh_token\":\"newer\"");
    gives("two", "");
    gives("three", "");
    var session = session("first");

    for (int i = 0; i < 3; i++) {
      session.expired(session.access());
    }

    assertThat(asked().get(0)).contains("grant_type=refresh_token", "refresh_token=first");
    assertThat(asked().get(1)).contains("refresh_token=newer");
    assertThat(asked().get(2)).contains("refresh_token=newer");
  }

  @Test
  void aTokenIsForTheServerThatTheLoginNames() {
    server.onceOn(
        FakeSalesforce.TOKEN,
        Answer.json(200, "{\"access_token\":\"t\",\"instance_url\":\"https://eu42.example\"}"));

    assertThat(session("").access().instance()).isEqualTo(URI.create("https://eu42.example"));
  }

  @Test
  void aTokenThatTwoThreadsFindExpiredIsRenewedOnce() {
    gives("one", "");
    gives("two", "");
    var session = session("");
    var refused = session.access();

    session.expired(refused);
    assertThat(session.access().token()).isEqualTo("two");
    session.expired(refused);

    assertThat(session.access().token()).isEqualTo("two");
    assertThat(asked()).hasSize(2).allMatch(form -> form.contains("client_credentials"));
  }
}
