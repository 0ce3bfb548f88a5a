package com.salesintelligence.score.core;

import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.advice.Stored;
import com.salesintelligence.score.core.advice.StoredRecommendation;
import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.facts.AnAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Facts and recommendations in memory; can be made to fail or to wait. */
final class FakeWarehouse
    implements FindFacts, FindStoredRecommendations, StoreRecommendation, FindAccounts {

  final Map<String, AccountFacts> facts = new ConcurrentSkipListMap<>();
  final Map<String, Recommendation> stored = new ConcurrentHashMap<>();
  final List<Set<String>> queries = new CopyOnWriteArrayList<>();
  volatile Function<Recommendation, CompletableFuture<Void>> onStore =
      recommendation -> CompletableFuture.completedFuture(null);
  volatile Semaphore gate = new Semaphore(1_000_000);

  void knows(AnAccount account) {
    AccountFacts known = account.facts();
    facts.put(known.accountId(), known);
  }

  @Override
  public List<AccountFacts> of(Set<String> accountIds, Instant now) {
    queries.add(accountIds);
    gate.acquireUninterruptibly();
    var found = new ArrayList<AccountFacts>();
    accountIds.stream().filter(facts::containsKey).map(facts::get).forEach(found::add);
    return found;
  }

  @Override
  public List<StoredRecommendation> of(Set<String> accountIds, LocalDate today) {
    return accountIds.stream()
        .filter(stored::containsKey)
        .map(stored::get)
        .map(Stored::of)
        .toList();
  }

  @Override
  public CompletableFuture<Void> store(Recommendation recommendation) {
    return onStore
        .apply(recommendation)
        .thenRun(() -> stored.put(recommendation.accountId(), recommendation));
  }

  @Override
  public List<String> after(String accountId, int limit) {
    return facts.keySet().stream().filter(id -> id.compareTo(accountId) > 0).limit(limit).toList();
  }

  @Override
  public List<String> staleAfter(String accountId, Instant scoredBefore, int limit) {
    return facts.keySet().stream()
        .filter(id -> id.compareTo(accountId) > 0)
        .filter(id -> !stored.containsKey(id) || stored.get(id).scoredAt().isBefore(scoredBefore))
        .limit(limit)
        .toList();
  }
}
