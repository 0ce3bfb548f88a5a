package com.salesintelligence.score.warehouse;

import com.salesintelligence.score.core.FindFacts;
import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts of many accounts in one query. */
public final class WarehouseFacts implements FindFacts {

  static final Query<FactsRow> FACTS = Query.of("sql/account-facts.sql", FactsRow.class);

  private final Queries queries;

  public WarehouseFacts(Queries queries) {
    this.queries = queries;
  }

  @Override
  public List<AccountFacts> of(Set<String> accountIds, Instant now) {
    var parameters = Map.of("account_ids", List.copyOf(accountIds), "now", now);
    return queries.list(FACTS, parameters).stream().map(ReadFacts::from).toList();
  }
}
