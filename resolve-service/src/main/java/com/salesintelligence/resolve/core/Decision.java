package com.salesintelligence.resolve.core;

import com.salesintelligence.resolve.core.Match.Matched;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new answer to who an address is.
 *
 * @param before the answer until now; null when it is not known for certain
 * @param version when it was decided, µs; later decisions about an address have larger ones
 */
public record Decision(String address, Match match, @Nullable Match before, long version) {

  /** The link that holds from now on. */
  public Optional<Matched> made() {
    return match instanceof Matched matched ? Optional.of(matched) : Optional.empty();
  }

  /** The link that held until now and does not any more. */
  public Optional<Matched> broken() {
    return before instanceof Matched matched && !matched.equals(match)
        ? Optional.of(matched)
        : Optional.empty();
  }
}
