package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import java.util.List;
import java.util.Map;

/** Errors as Salesforce gives them: a JSON array. */
public enum SalesforceError {
  MALFORMED_QUERY(400),
  INVALID_FIELD(400),
  INVALID_TYPE(400),
  INVALID_QUERY_LOCATOR(400),
  INVALID_REPLICATION_DATE(400),
  INVALID_SESSION_ID(401),
  REQUEST_LIMIT_EXCEEDED(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  UNSUPPORTED_API_VERSION(410),
  UNKNOWN_EXCEPTION(500),
  SERVER_UNAVAILABLE(503);

  private final int status;

  SalesforceError(int status) {
    this.status = status;
  }

  public Answer answer(String message) {
    return Answer.json(status, List.of(Map.of("message", message, "errorCode", name())));
  }

  Refusal refusal(String message) {
    return new Refusal(answer(message));
  }
}
