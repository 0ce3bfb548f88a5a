package com.salesintelligence.score.core;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads what is known of many accounts at once; the ones that do not exist are left out. */
@FunctionalInterface
public interface FindFacts {

  List<AccountFacts> of(Set<String> accountIds, Instant now);
}
