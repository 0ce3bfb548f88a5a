package com.salesintelligence.score.core;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.salesintelligence.score.core.advice.Changes;
import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.advice.Recommending;
import com.salesintelligence.score.core.advice.StoredRecommendation;
import com.salesintelligence.score.core.facts.AccountFacts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores many accounts together: read, compute, store, tell. */
public final class ScoringRound {

  private record Known(Map<String, AccountFacts> facts, Map<String, StoredRecommendation> stored) {}

  private final FindFacts findFacts;
  private final FindStoredRecommendations findStored;
  private final StoreRecommendation store;
  private final TellRecommendation tell;
  private final InstantSource clock;
  private final Executor readers;
  private final Recommending recommending = new Recommending();

  /**
   * @param readers runs the two queries of a round side by side
   */
  public ScoringRound(
      FindFacts findFacts,
      FindStoredRecommendations findStored,
      StoreRecommendation store,
      TellRecommendation tell,
      InstantSource clock,
      Executor readers) {
    this.findFacts = findFacts;
    this.findStored = findStored;
    this.store = store;
    this.tell = tell;
    this.clock = clock;
    this.readers = readers;
  }

  /**
   * Returns when all is read and computed.
   *
   * @return in the order of the accounts: each completes when its row is stored and its event
   *     published
   */
  List<CompletableFuture<Outcome>> score(List<DirtyAccount> accounts) {
    Instant now = clock.instant();
    Known known = read(accounts, now);
    return accounts.stream().map(account -> scoreAlone(account, known, now)).toList();
  }

  /** An account that cannot be computed must not hold up the others. */
  private CompletableFuture<Outcome> scoreAlone(DirtyAccount account, Known known, Instant now) {
    try {
      return score(account, known, now);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Outcome> score(DirtyAccount account, Known known, Instant now) {
    AccountFacts facts = known.facts().get(account.accountId());
    if (facts == null) {
      return completedFuture(new Outcome.UnknownAccount());
    }
    Recommendation recommendation = recommending.recommend(facts, now);
    var stored = Optional.ofNullable(known.stored().get(account.accountId()));
    List<String> changes = Changes.since(stored, recommendation);
    return store
        .store(recommendation)
        .thenCompose(done -> tell(account, recommendation, changes))
        .exceptionally(ScoringRound::permanent);
  }

  /** After a crash between store and tell the comparison finds nothing new: tell it again. */
  private CompletableFuture<Outcome> tell(
      DirtyAccount account, Recommendation recommendation, List<String> changes) {
    if (changes.isEmpty() && !account.redelivered()) {
      return completedFuture(new Outcome.Scored(false));
    }
    return tell.tell(recommendation, changes, account).thenApply(done -> new Outcome.Scored(true));
  }

  private static Outcome permanent(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() instanceof Throwable cause) {
      return permanent(cause);
    }
    if (failure instanceof UnstorableRecommendation unstorable) {
      return new Outcome.Rejected(String.valueOf(unstorable.getMessage()));
    }
    throw new CompletionException(failure);
  }

  private Known read(List<DirtyAccount> accounts, Instant now) {
    Set<String> ids = accounts.stream().map(DirtyAccount::accountId).collect(Collectors.toSet());
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var stored = CompletableFuture.supplyAsync(() -> findStored.of(ids, today), readers);
    var facts = by(findFacts.of(ids, now), AccountFacts::accountId);
    return new Known(facts, by(stored.join(), StoredRecommendation::accountId));
  }

  private static <T> Map<String, T> by(List<T> values, Function<T, String> key) {
    return values.stream().collect(Collectors.toMap(key, Function.identity()));
  }
}
