package com.salesintelligence.ingest.salesforce;

import static com.salesintelligence.ingest.resilience.RetryAfter.seconds;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what an error of Salesforce means for the run: a JSON array, or no JSON at all. */
final class SalesforceFailures {

  private static final Set<String> LOST_LOCATOR =
      Set.of("INVALID_QUERY_LOCATOR", "QUERY_LOCATOR_NOT_FOUND", "INVALIDLOCATOR");

  private SalesforceFailures() {}

  /** The access token is no longer good. */
  static final class SessionExpired extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** The pages of a query are gone, with their session or by themselves. */
  static final class LocatorLost extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** The query asks for a field that is no longer there. */
  static final class FieldsChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  static SourceFailure unreachable(Exception cause) {
    return new SourceFailure(
        Fault.SOURCE_UNAVAILABLE, "Salesforce could not be reached.", null, cause);
  }

  /** The calls of 24 hours are used up; a 429 of the same words means those of this moment. */
  static boolean isQuota(int status, byte[] body) {
    return status == 403 && code(body).equals("REQUEST_LIMIT_EXCEEDED");
  }

  static boolean isUnknownField(byte[] body) {
    return code(body).equals("INVALID_FIELD");
  }

  static RuntimeException of(int status, byte[] body, @Nullable String retryAfter) {
    var code = code(body);
    var text = "Salesforce answered %d %s".formatted(status, code).strip();
    if (status == 401) {
      return new SessionExpired();
    }
    if (LOST_LOCATOR.contains(code)) {
      return new LocatorLost();
    }
    if (isQuota(status, body)) {
      return new SourceFailure(
          Fault.SOURCE_QUOTA_EXHAUSTED,
          text + ": the calls that it allows in 24 hours are used up; buy more or poll less often.",
          Duration.ofMinutes(15),
          null);
    }
    if (code.equals("INVALID_REPLICATION_DATE") || code.equals("EXCEEDED_ID_LIMIT")) {
      return new SourceFailure(
          Fault.SOURCE_CURSOR_REFUSED,
          text + ": it no longer tells what was deleted since the last run.");
    }
    if (status == 410) {
      return rejected(text + ": this API version is retired; raise ingest.salesforce.api-version.");
    }
    if (status == 403) {
      return new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          text + ": give the user of the connected app the right to read this object.");
    }
    if (status == 429 || status == 420) {
      return new SourceFailure(
          Fault.SOURCE_THROTTLED,
          text + ": it wants to be called less often.",
          seconds(retryAfter),
          null);
    }
    if (status >= 500 || status == 406 || status == 408) {
      return new SourceFailure(Fault.SOURCE_UNAVAILABLE, text + ".", seconds(retryAfter), null);
    }
    return rejected(text + ": check ingest.salesforce and the fields that its user may read.");
  }

  static SourceFailure unreadable(@Nullable Throwable cause) {
    return new SourceFailure(
        Fault.SOURCE_ANSWER_UNREADABLE,
        "Salesforce's answer is not the JSON of a query; check that ingest.salesforce.login-url"
            + " is Salesforce's.",
        null,
        cause);
  }

  private static SourceFailure rejected(String message) {
    return new SourceFailure(Fault.SOURCE_REQUEST_REJECTED, message);
  }

  /** {@code [{"errorCode":…}]}, or {@code {"error":…}} from the token endpoint, or empty. */
  private static String code(byte[] body) {
    try {
      JsonNode error = JsonMapper.shared().readTree(body);
      var first = error.isArray() ? error.path(0) : error;
      return first.path("errorCode").asString(first.path("error").asString(""));
    } catch (JacksonException e) {
      return "";
    }
  }
}
