package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import java.util.List;
import java.util.Map;

/** Errors in the form in which Dialpad gives them. */
public enum DialpadError {
  BAD_REQUEST(400, "badRequest"),
  UNAUTHORIZED(401, "required"),
  FORBIDDEN(403, "forbidden"),
  NOT_FOUND(404, "notFound"),
  METHOD_NOT_ALLOWED(405, "methodNotAllowed"),
  TOO_MANY_REQUESTS(429, "rateLimitExceeded"),
  INTERNAL(500, "internalError"),
  UNAVAILABLE(503, "backendError");

  private final int status;
  private final String reason;

  DialpadError(int status, String reason) {
    this.status = status;
    this.reason = reason;
  }

  public Answer answer(String message) {
    return Answer.json(
        status,
        Map.of(
            "error",
            Map.of(
                "code",
                status,
                "errors",
                List.of(Map.of("domain", "global", "message", message, "reason", reason)),
                "message",
                message)));
  }

  public Refusal refusal(String message) {
    return new Refusal(answer(message));
  }
}
