package com.salesintelligence.ingest.hubspot;

import static com.salesintelligence.ingest.resilience.RetryAfter.seconds;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.resilience.JsonSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Tells what an error of HubSpot means for the run. */
final class HubspotFailures {

  static final JsonSource HUBSPOT = new JsonSource("HubSpot", "hubspot");

  private static final Duration NEXT_DAY_MAY_BE_NEAR = Duration.ofMinutes(15);

  private HubspotFailures() {}

  /** The access token is no longer good. */
  static final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** HubSpot understood the call and says no: 400, 403, 404, 409. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient JsonNode body;

    Refused(int status, JsonNode body) {
      super("HubSpot answered " + status);
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    String message() {
      return body.path("message").asString("");
    }

    /** The most exact word for why. */
    String reason() {
      return body.path("errors")
          .path(0)
          .path("code")
          .asString(body.path("category").asString("REFUSED"));
    }

    SourceFailure failure() {
      var text = "HubSpot answered %d %s".formatted(status, reason());
      return status == 403
          ? new SourceFailure(
              Fault.SOURCE_UNAUTHORIZED, text + ": give the app the scopes for this call.")
          : new SourceFailure(
              Fault.SOURCE_REQUEST_REJECTED, text + ": check ingest.hubspot. " + message());
    }
  }

  static RuntimeException of(int status, byte[] bytes, @Nullable String retryAfter) {
    var body = json(bytes);
    if (status == 401) {
      return new TokenRefused();
    }
    if (status == 429) {
      return throttled(body, seconds(retryAfter));
    }
    if (status >= 500 || status == 408 || status == 423 || status == 477) {
      return new SourceFailure(
          Fault.SOURCE_UNAVAILABLE,
          "HubSpot answered %d.".formatted(status),
          seconds(retryAfter),
          null);
    }
    if (body.isObject() && (status == 400 || status == 403 || status == 404 || status == 409)) {
      return new Refused(status, body);
    }
    return new SourceFailure(
        Fault.SOURCE_REQUEST_REJECTED,
        "HubSpot answered %d; check that ingest.hubspot.root-url is HubSpot's.".formatted(status));
  }

  /** How long to wait stands in the header, or follows from the limit that was reached. */
  private static SourceFailure throttled(JsonNode body, @Nullable Duration asked) {
    var policy = body.path("policyName").asString("");
    var text = "HubSpot answered 429 %s".formatted(policy).strip();
    return switch (policy) {
      case "DAILY" ->
          new SourceFailure(
              Fault.SOURCE_QUOTA_EXHAUSTED,
              text + ": the calls of this day are used up; it is asked again later.",
              asked == null ? NEXT_DAY_MAY_BE_NEAR : asked,
              null);
      case "SECONDLY" -> throttled(text, asked == null ? Duration.ofSeconds(1) : asked);
      case "TEN_SECONDLY_ROLLING" ->
          throttled(text, asked == null ? Duration.ofSeconds(10) : asked);
      default -> throttled(text, asked);
    };
  }

  private static SourceFailure throttled(String text, @Nullable Duration wait) {
    return new SourceFailure(
        Fault.SOURCE_THROTTLED, text + ": it wants to be called less often.", wait, null);
  }

  static SourceFailure unreadable(@Nullable Throwable cause) {
    return HUBSPOT.unreadable(cause);
  }

  private static JsonNode json(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
