package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.time.Instant;
import java.util.Set;

/** How a source words the failures that can be ordered of it. */
public interface ErrorShapes {
  /** Status 429. */
  Answer tooMany(Instant retryAt);

  /** Status 403 as the source has it for a quota that is used up. */
  Answer forbidden();

  /** Status 401; what authorised the call is worth nothing from now on. */
  Answer unauthorized(Request request);

  /** Status 500, 502 or 503. */
  Answer failed(int status);

  /** Failures that only this source has, such as {@code stale-history}. */
  default Set<String> own() {
    return Set.of();
  }

  /** One of {@link #own}. */
  default Answer own(String fault, Request request) {
    throw new IllegalArgumentException(fault);
  }
}
