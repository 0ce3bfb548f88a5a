package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Errors in the form in which HubSpot gives them. */
public final class HubError {
  private final int status;
  private final Map<String, @Nullable Object> body = new LinkedHashMap<>();

  private HubError(int status, String category, String message) {
    this.status = status;
    body.put("status", "error");
    body.put("message", message);
    body.put("correlationId", UUID.randomUUID().toString());
    body.put("category", category);
  }

  static HubError validation(String message) {
    return new HubError(400, "VALIDATION_ERROR", message);
  }

  static HubError notFound(String message) {
    return new HubError(404, "OBJECT_NOT_FOUND", message);
  }

  static HubError conflict(String message) {
    return new HubError(409, "CONFLICT", message);
  }

  public static HubError of(int status, String category, String message) {
    return new HubError(status, category, message);
  }

  /** A user may enroll so many a day; how HubSpot words it is not public. */
  static HubError tooManyEnrollments(long limit) {
    String message = "The user has reached the limit of " + limit + " enrollments a day";
    return new HubError(429, "RATE_LIMITS", message)
        .because("DAILY_ENROLLMENT_LIMIT", message, "userId");
  }

  HubError with(String name, @Nullable Object value) {
    body.put(name, value);
    return this;
  }

  HubError because(String code, String message, String in) {
    return with("errors", List.of(Map.of("code", code, "message", message, "in", in)));
  }

  Refusal refusal() {
    return new Refusal(answer());
  }

  public Answer answer() {
    return Answer.json(status, body);
  }

  /** The whole answer when a limit is reached; HubSpot does not always say how long to wait. */
  public static Answer tooMany(String policy, String words, long waitMillis, boolean saysHowLong) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", "error");
    body.put("message", "You have reached your " + words + " limit.");
    body.put("errorType", "RATE_LIMIT");
    body.put("correlationId", UUID.randomUUID().toString());
    body.put("policyName", policy);
    body.put("groupName", "publicapi:private-app-api-calls-sandbox");
    var answer = Answer.json(429, body);
    return saysHowLong
        ? answer.with("Retry-After", Long.toString(Math.max(1, (waitMillis + 999) / 1_000)))
        : answer;
  }
}
