package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Salesforce's {@code /services/oauth2/token}. */
public final class LoginEndpoint implements Handler {
  public static final String CLIENT_ID = "sandbox-client";
  public static final String CLIENT_SECRET = "sandbox-secret";
  public static final String REFRESH_TOKEN = "sandbox-refresh-token";

  private final Sessions sessions;
  private final InstantSource clock;
  private final Supplier<String> url;

  public LoginEndpoint(Sessions sessions, InstantSource clock, Supplier<String> url) {
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
    switch (one(form, "grant_type")) {
      case "client_credentials" -> checkClient(form);
      case "refresh_token" -> {
        checkId(one(form, "client_id"));
        if (!one(form, "refresh_token").equals(REFRESH_TOKEN)) {
          throw refused("invalid_grant", "expired access/refresh token");
        }
      }
      case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> {
        if (one(form, "assertion").split("\\.").length != 3) {
          throw refused("invalid_grant", "invalid assertion");
        }
      }
      default -> throw refused("unsupported_grant_type", "grant type not supported");
    }
    return session();
  }

  private Answer session() {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", sessions.open());
    answer.put("signature", "c2FuZGJveA==");
    answer.put("scope", "api");
    answer.put("instance_url", url.get());
    answer.put("id", url.get() + "/id/00DHb0000000001AAA/005Hb0000000001IAA");
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
