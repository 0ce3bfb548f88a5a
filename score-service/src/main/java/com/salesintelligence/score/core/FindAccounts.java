package com.salesintelligence.score.core;

import java.time.Instant;
import java.util.List;

/** Walks over the accounts of the CRM, page by page. */
public interface FindAccounts {

  /** Ids in ascending order, the first ones after the given one. */
  List<String> after(String accountId, int limit);

  /** The same, only those whose newest scores are older than that, or that have none. */
  List<String> staleAfter(String accountId, Instant scoredBefore, int limit);
}
