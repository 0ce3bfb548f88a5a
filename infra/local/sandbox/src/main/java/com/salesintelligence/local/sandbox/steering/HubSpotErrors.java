package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.hubspot.Access;
import com.salesintelligence.local.sandbox.hubspot.HubError;
import java.time.Instant;
import java.util.Set;

/** HubSpot's failures: a 401 need not mean that the token is over. */
record HubSpotErrors(Access access) implements ErrorShapes {
  @Override
  public Answer tooMany(Instant retryAt) {
    return HubError.tooMany("TEN_SECONDLY_ROLLING", "ten_secondly_rolling", 0, false);
  }

  @Override
  public Answer forbidden() {
    return HubError.of(
            403,
            "MISSING_SCOPES",
            "This app hasn't been granted all required scopes to make this call.")
        .answer();
  }

  @Override
  public Answer unauthorized(Request request) {
    return HubError.of(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.")
        .answer();
  }

  @Override
  public Answer failed(int status) {
    return HubError.of(status, "INTERNAL_ERROR", "internal error").answer();
  }

  @Override
  public Set<String> own() {
    return Set.of("429-secondly", "429-daily", "expired-token");
  }

  @Override
  public Answer own(String fault, Request request) {
    return switch (fault) {
      case "429-secondly" -> HubError.tooMany("SECONDLY", "secondly", 1_000, false);
      case "429-daily" -> HubError.tooMany("DAILY", "daily", 3_600_000, true);
      default -> {
        access.expireAll();
        yield HubError.of(
                401,
                "EXPIRED_AUTHENTICATION",
                "The OAuth token used to make this call expired 0 minute(s) ago.")
            .answer();
      }
    };
  }
}
