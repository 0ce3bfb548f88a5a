package com.salesintelligence.score.messaging;

import com.salesintelligence.contracts.commands.RescoreRequested;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import com.salesintelligence.score.core.DirtyAccount;
import com.salesintelligence.score.core.Outcome;
import com.salesintelligence.score.core.ScoringEverybody;
import com.salesintelligence.score.core.ScoringQueue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Somebody wants accounts scored now: the named ones, or all. */
public final class RescoreRequestedHandler implements Handler<RescoreRequested> {

  private final ScoringQueue queue;
  private final ScoringEverybody everybody;
  private final Executor runs;

  /**
   * @param runs carries a run over all accounts, which blocks
   */
  public RescoreRequestedHandler(ScoringQueue queue, ScoringEverybody everybody, Executor runs) {
    this.queue = queue;
    this.everybody = everybody;
    this.runs = runs;
  }

  @Override
  public CompletableFuture<Delivery> on(Event<RescoreRequested> event) {
    List<String> ids = event.payload().getAccountIdsList();
    return ids.isEmpty() ? all() : some(ids);
  }

  private CompletableFuture<Delivery> all() {
    return CompletableFuture.supplyAsync(
        () -> {
          everybody.all(Integer.MAX_VALUE);
          return Delivery.done();
        },
        runs);
  }

  private CompletableFuture<Delivery> some(List<String> ids) {
    var outcomes = ids.stream().distinct().map(id -> queue.add(DirtyAccount.of(id))).toList();
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(done -> together(outcomes.stream().map(CompletableFuture::join)));
  }

  private static Delivery together(Stream<Outcome> outcomes) {
    return outcomes
        .map(Deliveries::of)
        .filter(Delivery.Parked.class::isInstance)
        .findFirst()
        .orElseGet(Delivery::done);
  }
}
