package com.salesintelligence.resolve.warehouse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks one question for many at once: what is asked while a query runs waits for the next round, so
 * that a thousand askers cost a few queries.
 *
 * @param <A> the answer to all keys of a round together; every asker gets it whole
 */
final class Rounds<A> {

  private record Asked<A>(Collection<String> keys, CompletableFuture<A> answer) {}

  private final Function<List<String>, A> query;
  private final int enough;
  private final Duration wait;
  private final Executor blocking;
  private final List<Asked<A>> waiting = new ArrayList<>();
  private boolean running;

  /**
   * @param enough keys for one round; an asker with more of them still gets one answer
   * @param wait for more to ask before the first query
   * @param blocking runs what waits for the warehouse
   */
  Rounds(Function<List<String>, A> query, int enough, Duration wait, Executor blocking) {
    this.query = query;
    this.enough = enough;
    this.wait = wait;
    this.blocking = blocking;
  }

  CompletableFuture<A> ask(Collection<String> keys) {
    var asked = new Asked<A>(keys, new CompletableFuture<>());
    synchronized (waiting) {
      waiting.add(asked);
      if (running) {
        return asked.answer();
      }
      running = true;
    }
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, blocking)
        .execute(this::answerAll);
    return asked.answer();
  }

  private void answerAll() {
    for (List<Asked<A>> round = next(); !round.isEmpty(); round = next()) {
      answer(round);
    }
  }

  /** Empty when nobody waits any more: the next one who asks starts anew. */
  private List<Asked<A>> next() {
    synchronized (waiting) {
      var round = new ArrayList<Asked<A>>();
      int keys = 0;
      while (!waiting.isEmpty() && keys < enough) {
        round.add(waiting.removeFirst());
        keys += round.getLast().keys().size();
      }
      running = !round.isEmpty();
      return round;
    }
  }

  private void answer(List<Asked<A>> round) {
    Set<String> keys = new LinkedHashSet<>();
    round.forEach(asked -> keys.addAll(asked.keys()));
    CompletableFuture.supplyAsync(() -> query.apply(List.copyOf(keys)), Runnable::run)
        .whenComplete(
            (found, failure) ->
                round.forEach(
                    asked -> {
                      if (failure == null) {
                        asked.answer().complete(found);
                      } else {
                        asked.answer().completeExceptionally(failure);
                      }
                    }));
  }
}
