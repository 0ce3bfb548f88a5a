package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors in the form in which Google's APIs give them. */
public enum GmailError {
  BAD_REQUEST(400, "invalidArgument", "global", "INVALID_ARGUMENT"),
  FAILED_PRECONDITION(400, "failedPrecondition", "global", "FAILED_PRECONDITION"),
  AUTH_ERROR(401, "authError", "global", "UNAUTHENTICATED"),
  FORBIDDEN(403, "forbidden", "global", "PERMISSION_DENIED"),
  USER_RATE_LIMIT(403, "userRateLimitExceeded", "usageLimits", "PERMISSION_DENIED"),
  DAILY_LIMIT(403, "dailyLimitExceeded", "usageLimits", "PERMISSION_DENIED"),
  SCOPE(403, "insufficientPermissions", "global", "PERMISSION_DENIED"),
  TOPIC(400, "invalidArgument", "global", "INVALID_ARGUMENT"),
  CONFLICT(409, "aborted", "global", "ABORTED"),
  NOT_FOUND(404, "notFound", "global", "NOT_FOUND"),
  TOO_MANY_REQUESTS(429, "rateLimitExceeded", "global", "RESOURCE_EXHAUSTED"),
  INTERNAL(500, "backendError", "global", "INTERNAL"),
  BACKEND(503, "backendError", "global", "UNAVAILABLE");

  private final int status;
  private final String reason;
  private final String domain;
  private final String canonical;

  GmailError(int status, String reason, String domain, String canonical) {
    this.status = status;
    this.reason = reason;
    this.domain = domain;
    this.canonical = canonical;
  }

  public Answer answer(String message) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("message", message);
    detail.put("domain", domain);
    detail.put("reason", reason);
    if (this == AUTH_ERROR) {
      detail.put("location", "Authorization");
      detail.put("locationType", "header");
    }
    var error = new LinkedHashMap<String, Object>();
    error.put("code", status);
    error.put("message", message);
    error.put("errors", List.of(detail));
    error.put("status", canonical);
    return Answer.json(status, Map.of("error", error));
  }

  Refusal refusal(String message) {
    return new Refusal(answer(message));
  }

  /** As Gmail does it: the time to wait stands in the text only. */
  public static Answer userRateLimit(Instant retryAt) {
    return TOO_MANY_REQUESTS.answer("User-rate limit exceeded.  Retry after " + retryAt);
  }
}
