package com.salesintelligence.score.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An account that waits for its round, and all who wait for it; guarded by the queue. */
final class PendingAccount {

  private static final int MOST_RECORDS = 100;

  private final String accountId;
  private final List<RecordId> becauseOf = new ArrayList<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private boolean redelivered;
  private String trace = "";

  PendingAccount(String accountId) {
    this.accountId = accountId;
  }

  void add(DirtyAccount account) {
    redelivered |= account.redelivered();
    trace = trace.isEmpty() ? account.trace() : trace;
    account.becauseOf().stream()
        .filter(ref -> becauseOf.size() < MOST_RECORDS && !becauseOf.contains(ref))
        .forEach(becauseOf::add);
  }

  DirtyAccount account() {
    return new DirtyAccount(accountId, becauseOf, redelivered, trace);
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }
}
