package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.GmailClients.MAYA;
import static com.salesintelligence.local.sandbox.GmailClients.READ;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenTest {
  private static Sandbox sandbox;
  private static Http http;
  private static ServiceAccountCredentials account;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    account =
        ServiceAccountCredentials.fromStream(
            new ByteArrayInputStream(sandbox.serviceAccountKey().getBytes(StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static JsonWebToken.Payload claims() {
    long now = System.currentTimeMillis() / 1000;
    return new JsonWebToken.Payload()
        .setIssuer(account.getClientEmail())
        .setSubject(MAYA)
        .setAudience("https://oauth2.googleapis.com/token")
        .setIssuedAtTimeSeconds(now)
        .setExpirationTimeSeconds(now + 3600)
        .set("scope", READ);
  }

  private static Http.Reply token(JsonWebToken.Payload claims)
      throws GeneralSecurityException, IOException {
    var header = new JsonWebSignature.Header().setAlgorithm("RS256");
    return token(
        JsonWebSignature.signUsingRsaSha256(
            account.getPrivateKey(), GsonFactory.getDefaultInstance(), header, claims));
  }

  private static Http.Reply token(String assertion) {
    return http.form(
        "/token",
        Map.of(
            "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
  }

  @Test
  void givesATokenForAMailbox() throws GeneralSecurityException, IOException {
    var reply = token(claims());

    assertThat(reply.status()).isEqualTo(200);
    String token = reply.json().path("access_token").asString();
    var profile = http.get("/gmail/v1/users/me/profile", "Authorization", "Bearer " + token);
    assertThat(profile.json().path("emailAddress").asString()).isEqualTo(MAYA);
  }

  @Test
  void refusesAnUnknownMailbox() throws GeneralSecurityException, IOException {
    var reply = token(claims().setSubject("nobody@harborlight.example"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("error").asString()).isEqualTo("unauthorized_client");
  }

  @Test
  void refusesAForeignScope() throws GeneralSecurityException, IOException {
    var reply = token(claims().set("scope", "https://www.googleapis.com/auth/drive"));

    assertThat(reply.json().path("error").asString()).isEqualTo("invalid_scope");
  }

  @Test
  void refusesAnAssertionThatIsTooOld() throws GeneralSecurityException, IOException {
    var reply = token(claims().setIssuedAtTimeSeconds(1_000L).setExpirationTimeSeconds(4_600L));

    assertThat(reply.json().path("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void refusesWhatIsNoAssertionAtAll() {
    assertThat(token("nonsense").status()).isEqualTo(400);
    assertThat(token("a.b.c").json().path("error").asString()).isEqualTo("invalid_grant");
    assertThat(
            http.form("/token", Map.of("grant_type", "password")).json().path("error").asString())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void refusesAnAssertionSignedByAnotherKey() throws GeneralSecurityException, IOException {
    try (var other = Sandbox.start(SandboxSettings.inMemory())) {
      var foreign =
          ServiceAccountCredentials.fromStream(
              new ByteArrayInputStream(other.serviceAccountKey().getBytes(StandardCharsets.UTF_8)));
      String assertion =
          JsonWebSignature.signUsingRsaSha256(
              foreign.getPrivateKey(),
              GsonFactory.getDefaultInstance(),
              new JsonWebSignature.Header().setAlgorithm("RS256"),
              claims());

      assertThat(token(assertion).json().path("error_description").asString())
          .contains("Signature");
    }
  }
}
