package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.gmail.GmailError;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.time.Instant;
import java.util.Set;

/** Gmail's failures. */
final class GmailErrors implements ErrorShapes {
  /** As for a mail whose push came before the mail itself. */
  private static final String NOT_FOUND = "not-found";

  private static final String STALE = "stale-history";

  @Override
  public Answer tooMany(Instant retryAt) {
    return GmailError.userRateLimit(retryAt);
  }

  @Override
  public Answer forbidden() {
    return GmailError.USER_RATE_LIMIT.answer("User Rate Limit Exceeded");
  }

  @Override
  public Answer unauthorized(Request request) {
    return GmailError.AUTH_ERROR.answer("Invalid Credentials");
  }

  @Override
  public Answer failed(int status) {
    return switch (status) {
      case 500 -> GmailError.INTERNAL.answer("Internal error encountered.");
      case 502 -> Answer.text(502, "text/html", "<html><title>Error 502 (Server Error)!!1</title>");
      default -> GmailError.BACKEND.answer("The service is currently unavailable.");
    };
  }

  @Override
  public Set<String> own() {
    return Set.of(STALE, NOT_FOUND);
  }

  @Override
  public Answer own(String fault, Request request) {
    return GmailError.NOT_FOUND.answer("Requested entity was not found.");
  }
}
