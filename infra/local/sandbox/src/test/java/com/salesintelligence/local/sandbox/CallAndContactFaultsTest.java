package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CallAndContactFaultsTest {
  private static final String CONTACTS = "/crm/objects/2026-09/contacts";

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
  void clear() {
    hub.http.delete("/sandbox/faults");
  }

  private static Http.Reply calls() {
    return hub.http.get("/api/v2/call", "Authorization", "Bearer " + Sandbox.DIALPAD_API_KEY);
  }

  private static void order(String source, String fault) {
    var ordered =
        hub.http.post(
            "/sandbox/faults", "{\"source\":\"%s\",\"fault\":\"%s\"}".formatted(source, fault));
    assertThat(ordered.status()).as(fault).isEqualTo(200);
  }

  @Test
  void failsAsHubSpotDoes() {
    order("hubspot", "429");
    assertThat(hub.get(CONTACTS).json().path("policyName").asString())
        .isEqualTo("TEN_SECONDLY_ROLLING");
    order("hubspot", "429-secondly");
    assertThat(hub.get(CONTACTS).json().path("policyName").asString()).isEqualTo("SECONDLY");
    order("hubspot", "429-daily");
    assertThat(hub.get(CONTACTS).headers().firstValue("Retry-After")).isPresent();
    order("hubspot", "403");
    assertThat(hub.get(CONTACTS).json().path("category").asString()).isEqualTo("MISSING_SCOPES");
    for (String status : new String[] {"500", "502", "503"}) {
      order("hubspot", status);
      assertThat(hub.get(CONTACTS).status()).isEqualTo(Integer.parseInt(status));
    }
    assertThat(hub.get(CONTACTS).status()).isEqualTo(200);
  }

  @Test
  void answersUnauthorizedThoughTheTokenGoesOn() {
    String token =
        hub.http
            .form(
                "/oauth/v1/token",
                Map.of(
                    "grant_type", "refresh_token",
                    "client_id", Sandbox.HUBSPOT_CLIENT_ID,
                    "client_secret", Sandbox.HUBSPOT_CLIENT_SECRET,
                    "refresh_token", Sandbox.HUBSPOT_REFRESH_TOKEN))
            .json()
            .path("access_token")
            .asString();
    String[] signed = {"Authorization", "Bearer " + token};

    order("hubspot", "401");
    assertThat(hub.http.get(CONTACTS, signed).status()).isEqualTo(401);
    assertThat(hub.http.get(CONTACTS, signed).status()).isEqualTo(200);
    order("hubspot", "expired-token");
    assertThat(hub.http.get(CONTACTS, signed).status()).isEqualTo(401);
    assertThat(hub.http.get(CONTACTS, signed).json().path("category").asString())
        .isEqualTo("EXPIRED_AUTHENTICATION");
  }

  @Test
  void failsAsDialpadDoes() {
    order("dialpad", "429");
    assertThat(calls().json().at("/error/code").asInt()).isEqualTo(429);
    order("dialpad", "plain-429");
    assertThat(calls().text()).isEqualTo("Too Many Requests");
    order("dialpad", "401");
    assertThat(calls().status()).isEqualTo(401);
    order("dialpad", "403");
    assertThat(calls().status()).isEqualTo(403);
    order("dialpad", "502");
    assertThat(calls().text()).contains("<html>");
    order("dialpad", "503");
    assertThat(calls().status()).isEqualTo(503);
    order("dialpad", "reset");
    assertThatThrownBy(CallAndContactFaultsTest::calls)
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(calls().status()).isEqualTo(200);
  }
}
