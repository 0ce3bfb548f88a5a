package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.company.Party;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** Salesforce's {@code /services/oauth2/token}. */
public final class LoginEndpoint implements Handler {
  public static final String CLIENT_ID = "sandbox-client";
  public static final String CLIENT_SECRET = "sandbox-secret";
  public static final String REFRESH_TOKEN = "sandbox-refresh-token";

  /** Of every user; a security token may follow it. */
  public static final String PASSWORD = "sandbox-password";

  static final String ORGANISATION = "00DHb0000000001AAA";
  private static final Party FIRST_USER = Reps.all().getFirst();

  private final Settings settings;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Supplier<String> url;

  private String refreshToken = REFRESH_TOKEN;
  private int rotations;

  public LoginEndpoint(
      Settings settings, Sessions sessions, InstantSource clock, Supplier<String> url) {
    this.settings = settings;
    this.sessions = sessions;
    this.clock = clock;
    this.url = url;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    if (!request.method().equals("POST")) {
      throw refused("invalid_request", "must use HTTP POST");
    }
    var form = request.form();
    return switch (one(form, "grant_type")) {
      case "client_credentials" -> {
        checkClient(form);
        yield session(FIRST_USER);
      }
      case "refresh_token" -> refreshed(form);
      case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> session(asserted(form));
      case "password" -> {
        checkClient(form);
        yield session(passed(form));
      }
      default -> throw refused("unsupported_grant_type", "grant type not supported");
    };
  }

  private Answer refreshed(Map<String, List<String>> form) {
    checkId(one(form, "client_id"));
    synchronized (this) {
      if (!one(form, "refresh_token").equals(refreshToken)) {
        throw refused("invalid_grant", "expired access/refresh token");
      }
      if (!settings.rotating()) {
        return session(FIRST_USER);
      }
      refreshToken = REFRESH_TOKEN + "-" + ++rotations;
      return session(FIRST_USER, refreshToken);
    }
  }

  /** The signature stays unchecked: the sandbox holds no certificate of a connected app. */
  private Party asserted(Map<String, List<String>> form) {
    String[] parts = one(form, "assertion").split("\\.", -1);
    if (parts.length != 3) {
      throw refused("invalid_grant", "invalid assertion");
    }
    try {
      var claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
      if (!claims.path("iss").asString("").equals(CLIENT_ID)) {
        throw refused("invalid_client_id", "client identifier invalid");
      }
      if (claims.path("exp").asLong(0) < clock.instant().getEpochSecond()) {
        throw refused("invalid_grant", "assertion expired");
      }
      return user(claims.path("sub").asString(""), "user hasn't approved this consumer");
    } catch (IllegalArgumentException | JacksonException _) {
      throw refused("invalid_grant", "invalid assertion");
    }
  }

  private static Party passed(Map<String, List<String>> form) {
    if (!one(form, "password").startsWith(PASSWORD)) {
      throw refused("invalid_grant", "authentication failure");
    }
    return user(one(form, "username"), "authentication failure");
  }

  private static Party user(String name, String otherwise) {
    return Reps.all().stream()
        .filter(rep -> rep.address().equals(name))
        .findFirst()
        .orElseThrow(() -> refused("invalid_grant", otherwise));
  }

  /** {@code /services/oauth2/userinfo}, {@code /services/oauth2/revoke} and {@code /id/…}. */
  public Answer about(Request request) throws IOException {
    if (request.path().endsWith("/revoke")) {
      var token = request.parameter("token").orElse("");
      sessions.end(token.isEmpty() ? one(request.form(), "token") : token);
      return Answer.json(200, Map.of());
    }
    var session =
        sessions
            .find(request.bearerToken().or(() -> request.parameter("oauth_token")).orElse(""))
            .orElseThrow(() -> new Refusal(Answer.text(403, "text/html", "Bad_OAuth_Token")));
    return Answer.json(200, userInfo(session.user()));
  }

  private Map<String, Object> userInfo(Party user) {
    String id = Reps.userId(user);
    var info = new LinkedHashMap<String, Object>();
    info.put("sub", url.get() + "/id/" + ORGANISATION + "/" + id);
    info.put("id", url.get() + "/id/" + ORGANISATION + "/" + id);
    info.put("user_id", id);
    info.put("organization_id", ORGANISATION);
    info.put("preferred_username", user.address());
    info.put("username", user.address());
    info.put("name", user.name());
    info.put("display_name", user.name());
    info.put("email", user.address());
    info.put("email_verified", true);
    info.put("active", true);
    info.put("user_type", "STANDARD");
    info.put("urls", Map.of("rest", url.get() + "/services/data/v{version}/"));
    return info;
  }

  private Answer session(Party user, String... newRefreshToken) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", sessions.open(user));
    for (String token : newRefreshToken) {
      answer.put("refresh_token", token);
    }
    answer.put("signature", "c2FuZGJveA==");
    answer.put("scope", "api");
    answer.put("instance_url", url.get());
    answer.put("id", url.get() + "/id/" + ORGANISATION + "/" + Reps.userId(user));
    answer.put("token_type", "Bearer");
    answer.put("issued_at", Long.toString(clock.millis()));
    return Answer.json(200, answer);
  }

  private static void checkClient(Map<String, List<String>> form) {
    checkId(one(form, "client_id"));
    if (!one(form, "client_secret").equals(CLIENT_SECRET)) {
      throw refused("invalid_client", "invalid client credentials");
    }
  }

  private static void checkId(String clientId) {
    if (!clientId.equals(CLIENT_ID)) {
      throw refused("invalid_client_id", "client identifier invalid");
    }
  }

  private static String one(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).getFirst();
  }

  private static Refusal refused(String error, String description) {
    return new Refusal(Answer.json(400, Map.of("error", error, "error_description", description)));
  }
}
