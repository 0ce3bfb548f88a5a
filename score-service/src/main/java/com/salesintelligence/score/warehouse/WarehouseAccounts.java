package com.salesintelligence.score.warehouse;

import com.salesintelligence.score.core.FindAccounts;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The accounts of the CRM, page by page. */
public final class WarehouseAccounts implements FindAccounts {

  record AccountId(String accountId) {}

  static final Query<AccountId> ALL = Query.of("sql/all-accounts.sql", AccountId.class);
  static final Query<AccountId> STALE = Query.of("sql/stale-accounts.sql", AccountId.class);

  private final Queries queries;

  public WarehouseAccounts(Queries queries) {
    this.queries = queries;
  }

  @Override
  public List<String> after(String accountId, int limit) {
    return ids(ALL, Map.of("after", accountId, "page", limit));
  }

  @Override
  public List<String> staleAfter(String accountId, Instant scoredBefore, int limit) {
    return ids(STALE, Map.of("after", accountId, "scored_before", scoredBefore, "page", limit));
  }

  private List<String> ids(Query<AccountId> query, Map<String, ?> parameters) {
    return queries.list(query, parameters).stream().map(AccountId::accountId).toList();
  }
}
