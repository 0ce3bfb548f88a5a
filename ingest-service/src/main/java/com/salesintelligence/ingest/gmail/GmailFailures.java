package com.salesintelligence.ingest.gmail;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.resilience.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what an error of Gmail means for the run. */
final class GmailFailures {

  private static final Set<String> TOO_FAST =
      Set.of("userRateLimitExceeded", "rateLimitExceeded", "concurrentLimitExceeded");
  private static final Set<String> USED_UP = Set.of("dailyLimitExceeded", "quotaExceeded");
  private static final Pattern RETRY_AFTER = Pattern.compile("Retry after (\\S+Z)");

  private final InstantSource clock;
  private final String scope;

  private GmailFailures(InstantSource clock, String scope) {
    this.clock = clock;
    this.scope = scope;
  }

  static GmailFailures reading(InstantSource clock) {
    return new GmailFailures(clock, "gmail.readonly");
  }

  static GmailFailures writing(InstantSource clock) {
    return new GmailFailures(clock, "gmail.compose");
  }

  SourceFailure of(IOException problem) {
    if (problem instanceof HttpResponseException e) {
      return of(e.getStatusCode(), e.getContent(), e.getHeaders().getRetryAfter(), e);
    }
    if (problem instanceof Retryable auth && !auth.isRetryable()) {
      return refused("Google gave no access token", problem);
    }
    return new SourceFailure(
        Fault.SOURCE_UNAVAILABLE,
        "Gmail could not be reached (%s).".formatted(problem.getClass().getSimpleName()),
        null,
        problem);
  }

  SourceFailure of(int status, byte[] body, String retryAfter) {
    return of(status, new String(body, StandardCharsets.UTF_8), retryAfter, null);
  }

  static SourceFailure noBatchAnswer() {
    return new SourceFailure(
        Fault.SOURCE_UNAVAILABLE, "Gmail's answer to a batch request is incomplete.");
  }

  private SourceFailure of(
      int status, @Nullable String body, @Nullable String retryAfter, @Nullable IOException cause) {
    var error = parse(body);
    var reason = reason(error);
    var text = "Gmail answered %d %s".formatted(status, reason).strip();
    if (status == 429 || (status == 403 && TOO_FAST.contains(reason))) {
      return new SourceFailure(
          Fault.SOURCE_THROTTLED,
          text + ": it wants to be called less often.",
          wait(retryAfter, error),
          cause);
    }
    if (status == 403 && USED_UP.contains(reason)) {
      return new SourceFailure(
          Fault.SOURCE_QUOTA_EXHAUSTED,
          text + ": the quota of the day is used up; ask Google for more or wait.",
          wait(retryAfter, error),
          cause);
    }
    if (status == 401 || status == 403) {
      return refused(text, cause);
    }
    if (status >= 500 || status == 408) {
      return new SourceFailure(
          Fault.SOURCE_UNAVAILABLE, text + ".", wait(retryAfter, error), cause);
    }
    return new SourceFailure(Fault.SOURCE_REQUEST_REJECTED, text + ".", null, cause);
  }

  private SourceFailure refused(String text, @Nullable IOException cause) {
    return new SourceFailure(
        Fault.SOURCE_UNAUTHORIZED,
        text
            + ": allow the service account the scope %s under domain-wide delegation in the Google Workspace admin console."
                .formatted(scope),
        null,
        cause);
  }

  /** Empty where the body is none of Gmail's: a proxy's page, or one that broke off. */
  private static JsonNode parse(@Nullable String body) {
    try {
      return JsonMapper.shared().readTree(body == null ? "" : body).path("error");
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private static String reason(JsonNode error) {
    return error.path("errors").path(0).path("reason").asString("");
  }

  /** From the header, or from the message: "User-rate limit exceeded. Retry after 2026-…Z". */
  private @Nullable Duration wait(@Nullable String header, JsonNode error) {
    var seconds = RetryAfter.seconds(header);
    if (seconds != null) {
      return seconds;
    }
    var match = RETRY_AFTER.matcher(error.path("message").asString(""));
    return match.find() ? until(match.group(1)) : null;
  }

  private @Nullable Duration until(String time) {
    try {
      var wait = Duration.between(clock.instant(), Instant.parse(time));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
