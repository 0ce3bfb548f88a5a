package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who may call: a private app's token, which never ends, and OAuth's, which live half an hour. */
public final class Access {
  public static final String PRIVATE_TOKEN = "pat-eu1-sandbox";
  public static final String CLIENT_ID = "sandbox-hubspot-client";
  public static final String CLIENT_SECRET = "sandbox-hubspot-secret";
  public static final String REFRESH_TOKEN = "sandbox-hubspot-refresh";
  public static final String CODE = "sandbox-hubspot-code";

  /** What the owner of an app shows to set up its webhooks. */
  public static final String DEVELOPER_KEY = "sandbox-hubspot-developer-key";

  static final int EXPIRES_IN = 1_800;
  static final long PORTAL = 7_654_321;
  static final long APP = 1_234_567;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  public Access(InstantSource clock) {
    this.clock = clock;
  }

  /** Calls about an app may show the developer's key instead of a token. */
  void checkDeveloper(Request request) {
    if (request.parameter("hapikey").filter(DEVELOPER_KEY::equals).isEmpty()) {
      check(request);
    }
  }

  void check(Request request) {
    String token = request.bearerToken().orElse("");
    if (token.equals(PRIVATE_TOKEN)) {
      return;
    }
    Instant until = tokens.get(token);
    if (until == null) {
      throw HubError.of(
              401,
              "INVALID_AUTHENTICATION",
              "Authentication credentials not found. This API supports OAuth 2.0 authentication.")
          .refusal();
    }
    if (!until.isAfter(clock.instant())) {
      throw HubError.of(
              401,
              "EXPIRED_AUTHENTICATION",
              "The OAuth token used to make this call expired "
                  + clock.instant().minusMillis(until.toEpochMilli()).getEpochSecond() / 60
                  + " minute(s) ago.")
          .with("context", Map.of("expire time", List.of(until.toString())))
          .refusal();
    }
  }

  /** Ends all tokens but the private app's, as if their half hour were over. */
  public void expireAll() {
    tokens.replaceAll((_, _) -> clock.instant());
  }

  /** {@code POST /oauth/…/token}. */
  Answer token(Request request) throws IOException {
    var form = request.form();
    if (!one(form, "client_id").equals(CLIENT_ID)) {
      throw refused("BAD_CLIENT_ID", "missing or unknown client id");
    }
    if (!one(form, "client_secret").equals(CLIENT_SECRET)) {
      throw refused("BAD_CLIENT_SECRET", "missing or invalid client secret");
    }
    switch (one(form, "grant_type")) {
      case "refresh_token" -> {
        if (!one(form, "refresh_token").equals(REFRESH_TOKEN)) {
          throw refused("BAD_REFRESH_TOKEN", "missing or invalid refresh token");
        }
      }
      case "authorization_code" -> {
        if (!one(form, "code").equals(CODE)) {
          throw refused("BAD_AUTH_CODE", "missing or unknown auth code");
        }
      }
      default -> throw refused("BAD_GRANT_TYPE", "missing or unknown grant type");
    }
    return issued();
  }

  private Answer issued() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = "CL" + HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    tokens.values().removeIf(until -> until.isBefore(now.minusSeconds(EXPIRES_IN)));
    tokens.put(token, now.plusSeconds(EXPIRES_IN));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("token_type", "bearer");
    answer.put("refresh_token", REFRESH_TOKEN);
    answer.put("access_token", token);
    answer.put("expires_in", EXPIRES_IN);
    return Answer.json(200, answer);
  }

  /** {@code GET /oauth/…/access-tokens/{token}}. */
  Answer about(String token) {
    Instant until = tokens.get(token);
    if (until == null || !until.isAfter(clock.instant())) {
      throw HubError.notFound("The access token is invalid or expired").refusal();
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("token", token);
    answer.put("user", "maya.lindqvist@harborlight.example");
    answer.put("hub_domain", "harborlight.example");
    answer.put("scopes", Scopes.ALL);
    answer.put("hub_id", PORTAL);
    answer.put("app_id", APP);
    answer.put("expires_in", until.getEpochSecond() - clock.instant().getEpochSecond());
    answer.put("user_id", 9_000_001);
    answer.put("token_type", "access");
    return Answer.json(200, answer);
  }

  /** What the sandbox's app was granted. */
  private static final class Scopes {
    static final List<String> ALL =
        List.of(
            "automation.sequences.enrollments.write",
            "automation.sequences.read",
            "crm.objects.companies.read",
            "crm.objects.companies.write",
            "crm.objects.contacts.read",
            "crm.objects.contacts.write",
            "crm.objects.owners.read");
  }

  private static String one(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).getFirst();
  }

  private static Refusal refused(String status, String message) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", status);
    body.put("message", message);
    body.put("correlationId", UUID.randomUUID().toString());
    return new Refusal(Answer.json(400, body));
  }
}
