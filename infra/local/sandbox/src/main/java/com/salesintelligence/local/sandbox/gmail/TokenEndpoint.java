package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Trades a service account's signed assertion for an access token to one mailbox. */
public final class TokenEndpoint implements Handler {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String SCOPES = "https://www.googleapis.com/auth/gmail.";
  private static final Set<String> AUDIENCES =
      Set.of(
          "https://oauth2.googleapis.com/token",
          "https://accounts.google.com/o/oauth2/token",
          "https://www.googleapis.com/oauth2/v4/token");
  private static final long SKEW_SECONDS = 300;

  private final ServiceAccount account;
  private final Tokens tokens;
  private final Mailboxes mailboxes;
  private final InstantSource clock;

  public TokenEndpoint(
      ServiceAccount account, Tokens tokens, Mailboxes mailboxes, InstantSource clock) {
    this.account = account;
    this.tokens = tokens;
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.method().equals("POST")) {
      return Answer.json(405, Map.of("error", "invalid_request", "error_description", "Use POST."));
    }
    var form = request.form();
    if (!form.getOrDefault("grant_type", List.of()).contains(GRANT)) {
      throw refused(400, "unsupported_grant_type", "Invalid grant_type: use " + GRANT);
    }
    var assertion = form.getOrDefault("assertion", List.of());
    if (assertion.isEmpty()) {
      throw refused(400, "invalid_request", "Missing parameter: assertion");
    }
    return token(claims(assertion.getFirst()));
  }

  private Answer token(JsonNode claims) {
    String issuer = claims.path("iss").asString("");
    if (!issuer.equals(ServiceAccount.EMAIL)) {
      throw refused(400, "invalid_grant", "Invalid grant: account not found");
    }
    checkAudience(claims.path("aud").asString(""));
    checkTimes(claims);
    checkScope(claims.path("scope").asString(""));
    String mailbox = claims.path("sub").asString("").toLowerCase(Locale.ROOT);
    if (!mailbox.isEmpty() && mailboxes.mailbox(mailbox).isEmpty()) {
      throw refused(
          401,
          "unauthorized_client",
          "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.");
    }
    return Answer.json(
        200,
        Map.of(
            "access_token",
            tokens.issue(mailbox, writes(claims.path("scope").asString(""))),
            "expires_in",
            Tokens.SECONDS,
            "token_type",
            "Bearer"));
  }

  private JsonNode claims(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    if (parts.length != 3) {
      throw refused(400, "invalid_grant", "Invalid JWT: it must have three parts");
    }
    try {
      var header = Json.read(Base64.getUrlDecoder().decode(parts[0]));
      byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
      byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      if (!header.path("alg").asString("").equals("RS256") || !account.signed(signed, signature)) {
        throw refused(400, "invalid_grant", "Invalid JWT Signature.");
      }
      return Json.read(Base64.getUrlDecoder().decode(parts[1]));
    } catch (IllegalArgumentException | JacksonException _) {
      throw refused(400, "invalid_grant", "Invalid JWT: it is not base64url of JSON");
    }
  }

  private static void checkAudience(String audience) {
    if (!AUDIENCES.contains(audience) && !audience.endsWith("/token")) {
      throw refused(400, "invalid_grant", "Invalid JWT: Failed audience check.");
    }
  }

  private void checkTimes(JsonNode claims) {
    long now = clock.instant().getEpochSecond();
    long issued = claims.path("iat").asLong(0);
    long expires = claims.path("exp").asLong(0);
    if (issued > now + SKEW_SECONDS || expires < now - SKEW_SECONDS || expires - issued > 3_600) {
      throw refused(
          400,
          "invalid_grant",
          "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.");
    }
  }

  private static void checkScope(String scope) {
    for (String one : scope.trim().split(" +", -1)) {
      if (!one.startsWith(SCOPES) && !one.equals("https://mail.google.com/")) {
        throw refused(400, "invalid_scope", "Invalid OAuth scope or ID token audience provided.");
      }
    }
  }

  private static boolean writes(String scope) {
    return Arrays.stream(scope.trim().split(" +", -1))
        .anyMatch(one -> !one.endsWith(".readonly") && !one.endsWith(".metadata"));
  }

  private static Refusal refused(int status, String error, String description) {
    return new Refusal(
        Answer.json(status, Map.of("error", error, "error_description", description)));
  }
}
