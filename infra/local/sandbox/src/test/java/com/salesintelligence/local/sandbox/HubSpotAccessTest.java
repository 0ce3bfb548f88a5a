package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may call HubSpot, and how often. */
class HubSpotAccessTest {
  private static final String CONTACTS = "/crm/objects/2026-09/contacts";
  private static final String COMPANIES = "/crm/objects/2026-09/companies";

  private static Sandbox sandbox;
  private static HubSpotCalls hub;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    hub = new HubSpotCalls(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void liftLimits() {
    hub.limit(
        "{\"hubspot_calls_per_ten_seconds\":1000000,\"hubspot_searches_per_second\":1000000,"
            + "\"hubspot_calls_per_day\":1000000}");
  }

  @Test
  void endsOAuthTokensAfterHalfAnHourAndSaysSo() {
    var form =
        Map.of(
            "grant_type", "refresh_token",
            "client_id", Sandbox.HUBSPOT_CLIENT_ID,
            "client_secret", Sandbox.HUBSPOT_CLIENT_SECRET,
            "refresh_token", Sandbox.HUBSPOT_REFRESH_TOKEN);
    var issued = hub.http.form("/oauth/v1/token", form).json();
    String token = issued.path("access_token").asString();

    assertThat(issued.path("expires_in").asInt()).isEqualTo(1_800);
    assertThat(hub.http.get(CONTACTS, "Authorization", "Bearer " + token).status()).isEqualTo(200);
    assertThat(hub.http.get("/oauth/v1/access-tokens/" + token).json().path("hub_id").asLong())
        .isPositive();
    assertThat(hub.http.form("/oauth/v1/token", Map.of("client_id", "x")).text())
        .contains("BAD_CLIENT_ID");

    hub.http.post("/sandbox/expire", "");

    var expired = hub.http.get(CONTACTS, "Authorization", "Bearer " + token);
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.json().path("category").asString()).isEqualTo("EXPIRED_AUTHENTICATION");
    assertThat(hub.http.get(CONTACTS).json().path("category").asString())
        .isEqualTo("INVALID_AUTHENTICATION");
    assertThat(hub.get(CONTACTS).status()).isEqualTo(200);
  }

  @Test
  void limitsCallsAndDoesNotAlwaysSayHowLongToWait() {
    hub.limit("{\"hubspot_calls_per_ten_seconds\":2}");
    var passed = hub.get(CONTACTS);
    hub.get(CONTACTS);
    var first = hub.get(CONTACTS);
    var second = hub.get(CONTACTS);

    assertThat(passed.headers().firstValue("X-HubSpot-RateLimit-Remaining")).hasValue("1");
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.json().path("policyName").asString()).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(first.json().path("errorType").asString()).isEqualTo("RATE_LIMIT");
    assertThat(first.headers().firstValue("Retry-After").isPresent())
        .isNotEqualTo(second.headers().firstValue("Retry-After").isPresent());
    hub.limit("{\"hubspot_calls_per_ten_seconds\":1000000,\"hubspot_calls_per_day\":0}");
    assertThat(hub.get(CONTACTS).json().path("policyName").asString()).isEqualTo("DAILY");
  }
}
