package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.dialpad.DialpadError;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.time.Instant;
import java.util.Set;

/** Dialpad's failures; what it answers to too many calls is not specified, so there are two. */
final class DialpadErrors implements ErrorShapes {
  @Override
  public Answer tooMany(Instant retryAt) {
    return DialpadError.TOO_MANY_REQUESTS.answer("Rate limit exceeded.");
  }

  @Override
  public Answer forbidden() {
    return DialpadError.FORBIDDEN.answer("The API key lacks a scope.");
  }

  @Override
  public Answer unauthorized(Request request) {
    return DialpadError.UNAUTHORIZED.answer("Invalid API key");
  }

  @Override
  public Answer failed(int status) {
    var error = status == 500 ? DialpadError.INTERNAL : DialpadError.UNAVAILABLE;
    return status == 502
        ? Answer.text(502, "text/html", "<html><body>Bad Gateway</body></html>")
        : error.answer("The service is unavailable.");
  }

  @Override
  public Set<String> own() {
    return Set.of("plain-429");
  }

  @Override
  public Answer own(String fault, Request request) {
    return Answer.text(429, "text/plain", "Too Many Requests");
  }
}
