package com.salesintelligence.score.core;

import java.util.List;

/**
 * An account whose facts may have changed.
 *
 * @param becauseOf the records that arrived for it, a few
 * @param redelivered true when an earlier attempt may have ended between storing and telling
 */
public record DirtyAccount(String accountId, List<RecordId> becauseOf, boolean redelivered) {

  public DirtyAccount {
    becauseOf = List.copyOf(becauseOf);
  }

  public static DirtyAccount of(String accountId) {
    return new DirtyAccount(accountId, List.of(), false);
  }
}
