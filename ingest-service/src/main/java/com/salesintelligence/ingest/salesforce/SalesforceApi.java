package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.SessionExpired;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Salesforce for pages of records. */
final class SalesforceApi {

  private static final String BUDGET = "api";

  private final SalesforceSettings settings;
  private final Calls calls;
  private final InstantSource clock;
  private final RestClient http;
  private final Session session;
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  SalesforceApi(SalesforceSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.calls = calls;
    this.clock = clock;
    var client = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
    var requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(settings.readTimeout());
    this.http = RestClient.builder().requestFactory(requests).build();
    this.session = new Session(settings, http);
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

  /** The first page of a query over all records, deleted ones too. */
  Page query(String soql) {
    var path = "/services/data/v%s/queryAll?q=%s".formatted(settings.apiVersion(), encode(soql));
    return calls.call(BUDGET, 1, () -> freshly(path));
  }

  /**
   * A further page of a query. It lives only as long as the session in which the query began, so it
   * is asked for once.
   *
   * @throws SalesforceFailures.LocatorLost when it is gone
   */
  Page next(String path) {
    try {
      return calls.call(BUDGET, 1, () -> get(session.access(), path));
    } catch (SessionExpired e) {
      throw new SalesforceFailures.LocatorLost();
    }
  }

  private Page freshly(String path) {
    var access = session.access();
    try {
      return get(access, path);
    } catch (SessionExpired e) {
      session.expired(access);
      return withNewSession(path);
    }
  }

  private Page withNewSession(String path) {
    try {
      return get(session.access(), path);
    } catch (SessionExpired e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          "Salesforce refuses the access token that it has just given: check the login policies"
              + " of the connected app.");
    }
  }

  private Page get(Session.Access access, String path) {
    try {
      return http.get()
          .uri(access.instance().resolve(path))
          .header("Authorization", "Bearer " + access.token())
          .header("Sforce-Query-Options", "batchSize=" + settings.pageSize())
          .exchange(
              (request, response) -> {
                int status = response.getStatusCode().value();
                var body = response.getBody().readAllBytes();
                if (status != 200) {
                  throw SalesforceFailures.of(
                      status, body, response.getHeaders().getFirst("Retry-After"));
                }
                return page(body, servedAt(response.getHeaders()));
              });
    } catch (ResourceAccessException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE, "Salesforce could not be reached.", null, e);
    }
  }

  /** By our own clock where the answer does not tell. */
  private Instant servedAt(HttpHeaders headers) {
    try {
      long millis = headers.getDate();
      return millis >= 0 ? Instant.ofEpochMilli(millis) : clock.instant();
    } catch (IllegalArgumentException e) {
      return clock.instant();
    }
  }

  private Page page(byte[] body, Instant servedAt) {
    JsonNode answer;
    try {
      answer = json.readTree(body);
    } catch (JacksonException e) {
      throw SalesforceFailures.unreadable(e);
    }
    if (!answer.path("records").isArray()) {
      throw SalesforceFailures.unreadable(null);
    }
    var records = new ArrayList<SalesforceRecord>();
    answer.path("records").forEach(record -> records.add(new SalesforceRecord(record)));
    var next = answer.path("nextRecordsUrl").asString("");
    boolean last = answer.path("done").asBoolean(true) || next.isEmpty();
    return new Page(records, last ? null : next, servedAt);
  }

  private static String encode(String soql) {
    return URLEncoder.encode(soql, StandardCharsets.UTF_8);
  }
}
