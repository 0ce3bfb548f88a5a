package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.hubspot.HubspotFailures.Refused;
import com.salesintelligence.ingest.hubspot.HubspotFailures.TokenRefused;
import com.salesintelligence.ingest.resilience.JsonSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls HubSpot, searches at a pace of their own. */
final class HubspotApi {

  private static final String BUDGET = "api";

  private final HubspotSettings settings;
  private final Calls calls;
  private final Calls searches;
  private final InstantSource clock;
  private final RestClient http;
  private final Tokens tokens;

  HubspotApi(HubspotSettings settings, Calls calls, Calls searches, InstantSource clock) {
    this.settings = settings;
    this.calls = calls;
    this.searches = searches;
    this.clock = clock;
    this.http = JsonSource.client(settings.connectTimeout(), settings.readTimeout());
    this.tokens = new Tokens(settings, http, clock);
  }

  /**
   * What HubSpot answered.
   *
   * @param servedAt HubSpot's time in whole seconds; where it does not tell, a time that is surely
   *     past there too
   */
  record Answer(JsonNode json, Instant servedAt) {}

  /** What a list told before then is too old to go on from. */
  Instant longAgo() {
    return clock.instant().minus(settings.overlap());
  }

  /** {@code /crm/objects} becomes {@code /crm/objects/2026-09}. */
  String dated(String area) {
    return area + "/" + settings.apiVersion();
  }

  Answer get(String path) {
    return accepted(() -> calls.call(BUDGET, 1, () -> signed(HttpMethod.GET, path, null)));
  }

  /** Empty when HubSpot says that there is no such thing. */
  Optional<Answer> find(String path) {
    try {
      return Optional.of(calls.call(BUDGET, 1, () -> signed(HttpMethod.GET, path, null)));
    } catch (Refused refused) {
      if (refused.status() == 404) {
        return Optional.empty();
      }
      throw refused.failure();
    }
  }

  /** For what may be sent twice: reading in batches. */
  Answer post(String path, JsonNode body) {
    return accepted(() -> calls.call(BUDGET, 1, () -> signed(HttpMethod.POST, path, body)));
  }

  Answer search(String path, JsonNode body) {
    return accepted(() -> searches.call(BUDGET, 1, () -> signed(HttpMethod.POST, path, body)));
  }

  /**
   * Sends once: where the answer is lost, the failure passes, and who sends it again asks first
   * whether it got through.
   *
   * @throws Refused when HubSpot understood it and says no
   */
  Answer write(String path, @Nullable JsonNode body) {
    try {
      return calls.call(BUDGET, 1, () -> once(path, body));
    } catch (Unsure unsure) {
      throw unsure.failure;
    }
  }

  private Answer once(String path, @Nullable JsonNode body) {
    try {
      return signed(HttpMethod.POST, path, body);
    } catch (SourceFailure failure) {
      throw failure.fault() == Fault.SOURCE_UNAVAILABLE ? new Unsure(failure) : failure;
    }
  }

  /** Whether HubSpot has carried it out is unknown: it must not simply be sent again. */
  private static final class Unsure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SourceFailure failure;

    Unsure(SourceFailure failure) {
      super(failure);
      this.failure = failure;
    }
  }

  private static Answer accepted(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (Refused refused) {
      throw refused.failure();
    }
  }

  private Answer signed(HttpMethod method, String path, @Nullable JsonNode body) {
    var token = tokens.current();
    try {
      return send(method, path, body, token);
    } catch (TokenRefused e) {
      tokens.refused(token);
    }
    try {
      return send(method, path, body, tokens.current());
    } catch (TokenRefused e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          "HubSpot refuses the access token: check ingest.hubspot.access-token, or that the app"
              + " is still installed.");
    }
  }

  private Answer send(HttpMethod method, String path, @Nullable JsonNode body, String token) {
    var request =
        http.method(method)
            .uri(settings.rootUrl().resolve(path))
            .header("Authorization", "Bearer " + token);
    if (body != null) {
      request
          .contentType(MediaType.APPLICATION_JSON)
          .body(body.toString().getBytes(StandardCharsets.UTF_8));
    }
    try {
      return request.exchange(
          (sent, response) -> {
            int status = response.getStatusCode().value();
            var bytes = response.getBody().readAllBytes();
            if (status == 204) {
              return new Answer(
                  JsonMapper.shared().createObjectNode(), servedAt(response.getHeaders()));
            }
            if (status == 200 || status == 201 || status == 207) {
              return new Answer(
                  HubspotFailures.HUBSPOT.object(bytes), servedAt(response.getHeaders()));
            }
            throw HubspotFailures.of(status, bytes, response.getHeaders().getFirst("Retry-After"));
          });
    } catch (ResourceAccessException e) {
      throw HubspotFailures.HUBSPOT.unreachable(e);
    }
  }

  private Instant servedAt(HttpHeaders headers) {
    long millis = -1;
    try {
      millis = headers.getDate();
    } catch (IllegalArgumentException e) {
      // Not a date: as if it were not there.
    }
    return millis >= 0 ? Instant.ofEpochMilli(millis) : clock.instant().minus(settings.overlap());
  }
}
