package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the access token; tokens end without notice. */
final class Session {

  private static final Logger log = LoggerFactory.getLogger(Session.class);

  private final SalesforceSettings settings;
  private final RestClient http;
  private String refreshToken;
  private @Nullable Access access;

  /** A token and the server that it is for. */
  record Access(String token, URI instance) {}

  Session(SalesforceSettings settings, RestClient http) {
    this.settings = settings;
    this.http = http;
    this.refreshToken = settings.refreshToken();
  }

  synchronized Access access() {
    if (access == null) {
      access = login();
    }
    return access;
  }

  /** Forgets a token that Salesforce refused, unless another thread has done so already. */
  synchronized void expired(Access refused) {
    if (refused.equals(access)) {
      access = null;
    }
  }

  private Access login() {
    try {
      return ask();
    } catch (ResourceAccessException e) {
      throw SalesforceFailures.unreachable(e);
    }
  }

  private Access ask() {
    return http.post()
        .uri(settings.loginUrl().resolve("/services/oauth2/token"))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(form())
        .exchange(
            (request, response) -> {
              int status = response.getStatusCode().value();
              var body = response.getBody().readAllBytes();
              if (status == 200) {
                return read(body);
              }
              throw refused(status, body);
            });
  }

  private MultiValueMap<String, String> form() {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("client_id", settings.clientId());
    form.add("client_secret", settings.clientSecret());
    if (refreshToken.isEmpty()) {
      form.add("grant_type", "client_credentials");
    } else {
      form.add("grant_type", "refresh_token");
      form.add("refresh_token", refreshToken);
    }
    return form;
  }

  private Access read(byte[] body) {
    try {
      JsonNode answer = JsonMapper.shared().readTree(body);
      var token = answer.path("access_token").asString("");
      var instance = answer.path("instance_url").asString("");
      if (token.isEmpty() || instance.isEmpty()) {
        throw SalesforceFailures.unreadable(null);
      }
      rotate(answer.path("refresh_token").asString(""));
      return new Access(token, URI.create(instance));
    } catch (JacksonException | IllegalArgumentException e) {
      throw SalesforceFailures.unreadable(e);
    }
  }

  private void rotate(String newToken) {
    if (!refreshToken.isEmpty() && !newToken.isEmpty() && !newToken.equals(refreshToken)) {
      refreshToken = newToken;
      log.warn(
          "Salesforce has replaced the refresh token: store a new one in the secret"
              + " salesforce-refresh-token before the next start");
    }
  }

  private static RuntimeException refused(int status, byte[] body) {
    if (status == 400 || status == 401 || status == 403) {
      return new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          "Salesforce gave no access token (%d): check ingest.salesforce.client-id, client-secret"
                  .formatted(status)
              + " and refresh-token, and that the connected app allows this flow.");
    }
    return SalesforceFailures.of(status, body, null);
  }
}
