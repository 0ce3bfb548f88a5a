package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Holds the access token, and makes the next one before it ends. */
final class Tokens {

  private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  private final HubspotSettings settings;
  private final RestClient http;
  private final InstantSource clock;
  private @Nullable Token token;

  private record Token(String text, Instant renewAt) {}

  Tokens(HubspotSettings settings, RestClient http, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  synchronized String current() {
    if (!settings.accessToken().isEmpty()) {
      return settings.accessToken();
    }
    if (token == null || !clock.instant().isBefore(token.renewAt())) {
      token = fetch();
    }
    return token.text();
  }

  /** Forgets a token that HubSpot refused, unless another thread has done so already. */
  synchronized void refused(String text) {
    if (token != null && token.text().equals(text)) {
      token = null;
    }
  }

  private Token fetch() {
    var asked = clock.instant();
    try {
      return http.post()
          .uri(settings.rootUrl().resolve("/oauth/v3/token"))
          .contentType(MediaType.APPLICATION_FORM_URLENCODED)
          .body(form())
          .exchange(
              (request, response) -> {
                int status = response.getStatusCode().value();
                var body = response.getBody().readAllBytes();
                if (status == 200) {
                  return read(body, asked);
                }
                throw failure(status, body);
              });
    } catch (ResourceAccessException e) {
      throw HubspotFailures.HUBSPOT.unreachable(e);
    }
  }

  private MultiValueMap<String, String> form() {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "refresh_token");
    form.add("client_id", settings.clientId());
    form.add("client_secret", settings.clientSecret());
    form.add("refresh_token", settings.refreshToken());
    return form;
  }

  private static Token read(byte[] body, Instant asked) {
    var answer = HubspotFailures.HUBSPOT.object(body);
    var text = answer.path("access_token").asString("");
    var life = Duration.ofSeconds(answer.path("expires_in").asLong(0));
    if (text.isEmpty() || !life.isPositive()) {
      throw HubspotFailures.unreadable(null);
    }
    var ahead = life.dividedBy(6);
    var renewAt = asked.plus(life).minus(ahead.compareTo(MOST_AHEAD) < 0 ? ahead : MOST_AHEAD);
    return new Token(text, renewAt);
  }

  private static RuntimeException failure(int status, byte[] body) {
    return status >= 400 && status < 500 && status != 429 && status != 408
        ? unauthorized(status)
        : HubspotFailures.of(status, body, null);
  }

  private static SourceFailure unauthorized(int status) {
    return new SourceFailure(
        Fault.SOURCE_UNAUTHORIZED,
        "HubSpot gave no access token (%d): check ingest.hubspot.client-id, client-secret and"
                .formatted(status)
            + " refresh-token.");
  }
}
