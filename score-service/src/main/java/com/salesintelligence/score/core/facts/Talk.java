package com.salesintelligence.score.core.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mails of the last 60 days in which people of the account speak of one subject.
 *
 * @param newestFrom who wrote the newest one, empty when there is none
 * @param keys newest first, a few
 */
public record Talk(long count, String newestFrom, @Nullable Instant newestAt, List<String> keys) {

  public static final Talk NONE = new Talk(0, "", null, List.of());

  public Talk {
    keys = List.copyOf(keys);
  }

  public Optional<Instant> newest() {
    return Optional.ofNullable(newestAt);
  }
}
