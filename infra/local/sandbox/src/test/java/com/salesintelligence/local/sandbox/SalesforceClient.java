package com.salesintelligence.local.sandbox;

import java.util.Map;

/** Calls of the sandbox's Salesforce with a session of its own. */
final class SalesforceClient {
  static final String DATA = "/services/data/v62.0";

  private final Http http;
  private String token;

  SalesforceClient(Http http) {
    this.http = http;
    this.token = login();
  }

  private String login() {
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

  void loginAgain() {
    token = login();
  }

  String[] authorized(String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    return all;
  }

  Http.Reply get(String path, String... headers) {
    return http.get(path.startsWith("/") ? path : DATA + "/" + path, authorized(headers));
  }

  Http.Reply post(String path, String body, String... headers) {
    return http.post(DATA + "/" + path, body, authorized(headers));
  }

  Http.Reply patch(String path, String body) {
    return http.patch(DATA + "/" + path, body, authorized());
  }

  Http.Reply delete(String path) {
    return http.delete(DATA + "/" + path, authorized());
  }

  Http.Reply query(String soql) {
    return get("query?q=" + Http.encode(soql));
  }

  static String error(Http.Reply reply) {
    return reply.json().path(0).path("errorCode").asString("");
  }
}
