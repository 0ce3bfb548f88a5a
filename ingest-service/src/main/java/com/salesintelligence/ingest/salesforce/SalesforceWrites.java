package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.SessionExpired;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes records to Salesforce, and looks up a few. */
final class SalesforceWrites {

  private static final String BUDGET = "api";

  private final String data;
  private final Calls calls;
  private final RestClient http;
  private final Session session;

  SalesforceWrites(String apiVersion, Calls calls, RestClient http, Session session) {
    this.data = "/services/data/v" + apiVersion;
    this.calls = calls;
    this.http = http;
    this.session = session;
  }

  /** An answer that is no failure of the call as such: 200, 201, or 400 with the reason. */
  record Answer(int status, byte[] body) {

    JsonNode json() {
      try {
        return JsonMapper.shared().readTree(body);
      } catch (JacksonException e) {
        throw SalesforceFailures.unreadable(e);
      }
    }
  }

  /** Whether Salesforce has carried it out is unknown: it must not simply be sent again. */
  private static final class Unsure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SourceFailure failure;

    Unsure(SourceFailure failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** The first page of a query. */
  List<JsonNode> query(String soql) {
    var path = data + "/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
    var answer =
        calls.call(
            BUDGET, 1, () -> inSession(access -> send(access, HttpMethod.GET, path, Map.of(), "")));
    var records = answer.json().path("records");
    if (answer.status() != 200 || !records.isArray()) {
      throw SalesforceFailures.of(
          answer.status() == 200 ? 500 : answer.status(), answer.body(), null);
    }
    return records.valueStream().toList();
  }

  /**
   * Sends a record once: where the answer is lost, the failure passes, and who sends it again asks
   * for it first.
   */
  Answer create(String type, String json, Map<String, String> headers) {
    var path = data + "/sobjects/" + type;
    try {
      return calls.call(BUDGET, 1, () -> once(path, json, headers));
    } catch (Unsure unsure) {
      throw unsure.failure;
    }
  }

  private Answer once(String path, String json, Map<String, String> headers) {
    try {
      return inSession(access -> send(access, HttpMethod.POST, path, headers, json));
    } catch (SourceFailure failure) {
      throw failure.fault() == Fault.SOURCE_UNAVAILABLE ? new Unsure(failure) : failure;
    }
  }

  private Answer inSession(Function<Session.Access, Answer> call) {
    var access = session.access();
    try {
      return call.apply(access);
    } catch (SessionExpired e) {
      session.expired(access);
    }
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
      Session.Access access,
      HttpMethod method,
      String path,
      Map<String, String> headers,
      String json) {
    var request =
        http.method(method)
            .uri(access.instance().resolve(path))
            .header("Authorization", "Bearer " + access.token());
    headers.forEach(request::header);
    if (!json.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return request.exchange(
          (sent, response) -> {
            int status = response.getStatusCode().value();
            var body = response.getBody().readAllBytes();
            if (status == 200 || status == 201 || status == 400) {
              return new Answer(status, body);
            }
            throw SalesforceFailures.of(
                status, body, response.getHeaders().getFirst("Retry-After"));
          });
    } catch (ResourceAccessException e) {
      throw SalesforceFailures.unreachable(e);
    }
  }
}
