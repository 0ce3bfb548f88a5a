package com.salesintelligence.score.core;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Scores all accounts, or those whose scores are old, page by page through the queue. */
public final class ScoringEverybody {

  private final FindAccounts accounts;
  private final ScoringQueue queue;
  private final int page;

  public ScoringEverybody(FindAccounts accounts, ScoringQueue queue, int page) {
    this.accounts = accounts;
    this.queue = queue;
    this.page = page;
  }

  /**
   * Blocks until they are scored.
   *
   * @return how many accounts that were
   */
  public int all(int limit) {
    return walk(accounts::after, limit);
  }

  /** The same for the accounts without scores since then; what is done stays done when it fails. */
  public int notScoredSince(Instant since) {
    return walk((last, size) -> accounts.staleAfter(last, since, size), Integer.MAX_VALUE);
  }

  private int walk(BiFunction<String, Integer, List<String>> pages, int limit) {
    int scored = 0;
    String last = "";
    while (scored < limit) {
      List<String> ids = pages.apply(last, Math.min(page, limit - scored));
      if (ids.isEmpty()) {
        return scored;
      }
      score(ids);
      scored += ids.size();
      last = ids.getLast();
    }
    return scored;
  }

  private void score(List<String> ids) {
    CompletableFuture.allOf(
            ids.stream()
                .map(id -> queue.add(DirtyAccount.of(id)))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
