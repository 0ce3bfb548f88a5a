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
  NUMBER_OUTSIDE_VALID_RANGE(400),
  REQUIRED_FIELD_MISSING(400),
  INVALID_FIELD_FOR_INSERT_UPDATE(400),
  INVALID_EMAIL_ADDRESS(400),
  INVALID_TYPE_ON_FIELD_IN_RECORD(400),
  STRING_TOO_LONG(400),
  JSON_PARSER_ERROR(400),
  MALFORMED_ID(400),
  PROCESSING_HALTED(400),
  EXCEEDED_MAX_SIZE_REQUEST(400),
  INVALIDJOB(400),
  INVALIDJOBSTATE(400),
  INVALID_SESSION_ID(401),
  REQUEST_LIMIT_EXCEEDED(403),
  NOT_FOUND(404),
  ENTITY_IS_DELETED(404),
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

  /** Names the fields that are to blame. */
  Refusal refusal(String message, List<String> fields) {
    return new Refusal(
        Answer.json(
            status, List.of(Map.of("message", message, "errorCode", name(), "fields", fields))));
  }

  Refusal refusal(String message) {
    return new Refusal(answer(message));
  }
}
