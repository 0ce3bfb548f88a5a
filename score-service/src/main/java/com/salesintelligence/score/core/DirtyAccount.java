package com.salesintelligence.score.core;

import java.util.List;

/**
 * An account whose facts may have changed.
 *
 * @param becauseOf the records that arrived for it, a few
 * @param redelivered true when an earlier attempt may have ended between storing and telling
 * @param trace context of the trace that made it dirty, empty when there is none
 */
public record DirtyAccount(
    String accountId, List<RecordId> becauseOf, boolean redelivered, String trace) {

  public DirtyAccount {
    becauseOf = List.copyOf(becauseOf);
  }

  public static DirtyAccount of(String accountId) {
    return new DirtyAccount(accountId, List.of(), false, "");
  }
}
