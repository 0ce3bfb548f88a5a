package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.Downloads.Download;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.FieldsChanged;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.SessionExpired;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls Salesforce: in a session, at its pace, within its budget. */
final class SalesforceApi {

  private static final String BUDGET = "api";
  private static final int MOST_ATTEMPTS = 3;
  private static final int LONGEST_ERROR = 100_000;

  private final SalesforceSettings settings;
  private final Calls calls;
  private final InstantSource clock;
  private final RestClient http;
  private final Downloads downloads;
  private final Session session;
  private final ApiBudget budget;
  private volatile Duration ahead = Duration.ZERO;

  SalesforceApi(SalesforceSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.calls = calls;
    this.clock = clock;
    var client = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
    var requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(settings.readTimeout());
    requests.enableCompression(settings.compressed());
    this.http = RestClient.builder().requestFactory(requests).build();
    this.downloads = new Downloads(client, settings.readTimeout(), settings.compressed());
    this.session = new Session(settings, http);
    this.budget = new ApiBudget(settings.reserve(), settings.quotaPause(), clock);
  }

  /** In the same session, for refresh tokens may rotate, and at the same pace. */
  SalesforceWrites writes() {
    return new SalesforceWrites(settings.apiVersion(), calls, http, session);
  }

  /**
   * Records in their order.
   *
   * @param next where the following page is; null when this is the last
   * @param servedAt Salesforce's time of the answer, in whole seconds
   */
  record Page(List<SalesforceRecord> records, @Nullable String next, Instant servedAt) {}

  private record Answer(byte[] body, Instant servedAt) {}

  ApiBudget budget() {
    return budget;
  }

  /** Salesforce's time, as far as its answers have told. */
  Instant now() {
    return clock.instant().plus(ahead);
  }

  /** The first page of a query over all records, deleted ones too. */
  Page query(String soql, Columns columns) {
    var path = data("queryAll?q=" + encode(soql));
    return guarded(access -> page(send(access, HttpMethod.GET, path, null), columns));
  }

  /** How many records a query finds, deleted ones too. */
  long count(String soql) {
    return get("queryAll?q=" + encode(soql)).path("totalSize").asLong(0);
  }

  /**
   * A further page of a query. It lives only as long as the session in which the query began, so it
   * is asked for once.
   *
   * @throws SalesforceFailures.LocatorLost when it is gone
   */
  Page next(String path, Columns columns) {
    try {
      return calls.call(
          BUDGET, 1, () -> page(send(session.access(), HttpMethod.GET, path, null), columns));
    } catch (SessionExpired e) {
      throw new SalesforceFailures.LocatorLost();
    }
  }

  /**
   * @param path below that of the version
   */
  JsonNode get(String path) {
    return guarded(access -> json(send(access, HttpMethod.GET, data(path), null)));
  }

  JsonNode post(String path, Object body) {
    var json = JsonMapper.shared().writeValueAsString(body);
    return guarded(access -> json(send(access, HttpMethod.POST, data(path), json)));
  }

  /** An answer of any size; the caller closes it. */
  Download download(String path) {
    return guarded(access -> open(access, data(path)));
  }

  /** What cannot be read is asked for again: proxies answer 200 with a page of their own. */
  private <T> T guarded(Function<Session.Access, T> call) {
    for (int attempts = 1; ; attempts++) {
      try {
        return calls.call(BUDGET, 1, () -> inSession(call));
      } catch (SourceFailure failure) {
        if (failure.fault() != Fault.SOURCE_ANSWER_UNREADABLE || attempts == MOST_ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  private <T> T inSession(Function<Session.Access, T> call) {
    var access = session.access();
    try {
      return call.apply(access);
    } catch (SessionExpired e) {
      session.expired(access);
      return inNewSession(call);
    }
  }

  private <T> T inNewSession(Function<Session.Access, T> call) {
    try {
      return call.apply(session.access());
    } catch (SessionExpired e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          "Salesforce refuses the access token that it has just given: check the login policies"
              + " of the connected app.");
    }
  }

  private Answer send(
      Session.Access access, HttpMethod method, String path, @Nullable String json) {
    budget.check();
    var request =
        http.method(method)
            .uri(access.instance().resolve(path))
            .header("Authorization", "Bearer " + access.token())
            .header("Sforce-Query-Options", "batchSize=" + settings.pageSize());
    if (json != null) {
      request.contentType(MediaType.APPLICATION_JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return request.exchange(
          (sent, response) -> {
            var headers = response.getHeaders();
            budget.used(headers.getFirst("Sforce-Limit-Info"));
            var body = response.getBody().readAllBytes();
            check(response.getStatusCode().value(), body, headers.getFirst("Retry-After"));
            return new Answer(body, servedAt(headers));
          });
    } catch (ResourceAccessException e) {
      throw SalesforceFailures.unreachable(e);
    }
  }

  private Download open(Session.Access access, String path) {
    budget.check();
    var download = downloads.open(access, path);
    budget.used(download.header("Sforce-Limit-Info"));
    if (download.status() == 200) {
      budget.answered();
      return download;
    }
    try (download) {
      check(
          download.status(),
          download.body().readNBytes(LONGEST_ERROR),
          download.headers().firstValue("Retry-After").orElse(null));
      throw SalesforceFailures.unreadable(null);
    } catch (IOException e) {
      throw SalesforceFailures.unreachable(e);
    }
  }

  private void check(int status, byte[] body, @Nullable String retryAfter) {
    if (status == 200) {
      budget.answered();
      return;
    }
    if (SalesforceFailures.isQuota(status, body)) {
      throw budget.exhausted();
    }
    if (SalesforceFailures.isUnknownField(body)) {
      throw new FieldsChanged();
    }
    throw SalesforceFailures.of(status, body, retryAfter);
  }

  /** By our own clock where the answer does not tell. */
  private Instant servedAt(HttpHeaders headers) {
    try {
      long millis = headers.getDate();
      if (millis >= 0) {
        var served = Instant.ofEpochMilli(millis);
        ahead = Duration.between(clock.instant(), served);
        return served;
      }
    } catch (IllegalArgumentException e) {
      // As if there were none.
    }
    return clock.instant();
  }

  private static Page page(Answer answer, Columns columns) {
    var contents = PageReader.read(answer.body(), columns);
    return new Page(contents.records(), contents.next(), answer.servedAt());
  }

  private static JsonNode json(Answer answer) {
    try {
      var json = JsonMapper.shared().readTree(answer.body());
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw SalesforceFailures.unreadable(e);
    }
    throw SalesforceFailures.unreadable(null);
  }

  private String data(String path) {
    return "/services/data/v%s/%s".formatted(settings.apiVersion(), path);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
