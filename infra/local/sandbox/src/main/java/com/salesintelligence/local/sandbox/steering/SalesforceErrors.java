package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.salesforce.SalesforceError;
import com.salesintelligence.local.sandbox.salesforce.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Salesforce's failures. */
final class SalesforceErrors implements ErrorShapes {
  private static final String LIMIT = "TotalRequests Limit exceeded.";
  private static final String LOCATOR = "expired-locator";

  private final Sessions sessions;

  SalesforceErrors(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Answer tooMany(Instant retryAt) {
    return Answer.json(
        429, List.of(Map.of("message", LIMIT, "errorCode", "REQUEST_LIMIT_EXCEEDED")));
  }

  @Override
  public Answer forbidden() {
    return SalesforceError.REQUEST_LIMIT_EXCEEDED.answer(LIMIT);
  }

  @Override
  public Answer unauthorized(Request request) {
    request.bearerToken().ifPresent(sessions::end);
    return SalesforceError.INVALID_SESSION_ID.answer("Session expired or invalid");
  }

  @Override
  public Answer failed(int status) {
    return switch (status) {
      case 500 ->
          SalesforceError.UNKNOWN_EXCEPTION.answer(
              "An unexpected error occurred. Please include this ErrorId if you contact support: 1-1 (1)");
      case 502 -> Answer.text(502, "text/html", "<html><body>Bad Gateway</body></html>");
      default -> Answer.text(503, "text/html", "<html><body>Service Unavailable</body></html>");
    };
  }

  @Override
  public Set<String> own() {
    return Set.of(LOCATOR);
  }

  @Override
  public Answer own(String fault, Request request) {
    return SalesforceError.INVALID_QUERY_LOCATOR.answer("invalid query locator");
  }
}
