package com.salesintelligence.score.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects dirty accounts and scores them in rounds, one round at a time: while one runs, the next
 * collects. So no account is in two rounds at once, and an account that was told of a hundred times
 * is scored once.
 */
public final class ScoringQueue implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ScoringQueue.class);

  private final ScoringRound round;
  private final Pace pace;
  private final RoundListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, PendingAccount> pending = new LinkedHashMap<>();
  private final Thread worker;
  private boolean closed;

  public ScoringQueue(ScoringRound round, Pace pace, RoundListener listener) {
    this.round = round;
    this.pace = pace;
    this.listener = listener;
    this.worker = Thread.ofVirtual().name("scoring").start(this::work);
  }

  /**
   * @return completes when the scores that reflect this change are stored and told; fails when that
   *     should be tried again
   */
  public CompletableFuture<Outcome> add(DirtyAccount account) {
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(stopped());
      }
      var waiting = pending.computeIfAbsent(account.accountId(), PendingAccount::new);
      waiting.add(account);
      if (pending.size() == 1) {
        changed.signal();
      }
      return waiting.outcome();
    } finally {
      lock.unlock();
    }
  }

  /** Ends after the round that runs; what still waits fails, so that it comes again. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    joinWorker();
  }

  /** False once nothing will be scored any more. */
  public boolean isRunning() {
    return worker.isAlive();
  }

  private void joinWorker() {
    try {
      worker.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    Duration last = Duration.ZERO;
    try {
      while (true) {
        List<PendingAccount> batch = nextBatch(last);
        if (batch.isEmpty()) {
          return;
        }
        long start = System.nanoTime();
        run(batch);
        last = Duration.ofNanos(System.nanoTime() - start);
        listener.finished(outcomes(batch), last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      refuseTheRest();
    }
  }

  private static List<Outcome> outcomes(List<PendingAccount> batch) {
    return batch.stream()
        .map(PendingAccount::outcome)
        .filter(outcome -> outcome.state() == Future.State.SUCCESS)
        .map(CompletableFuture::resultNow)
        .toList();
  }

  private void refuseTheRest() {
    lock.lock();
    try {
      closed = true;
      pending.values().forEach(account -> account.outcome().completeExceptionally(stopped()));
      pending.clear();
    } finally {
      lock.unlock();
    }
  }

  private static IllegalStateException stopped() {
    return new IllegalStateException("Scoring has stopped; another instance will do it");
  }

  /** Waits for a first account, then for more; empty when the queue is closed. */
  private List<PendingAccount> nextBatch(Duration lastRound) throws InterruptedException {
    lock.lock();
    try {
      int waiting = pending.size();
      while (pending.isEmpty() && !closed) {
        changed.await();
      }
      long left = pace.after(lastRound, waiting).toNanos();
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return closed ? List.of() : take();
    } finally {
      lock.unlock();
    }
  }

  private List<PendingAccount> take() {
    var batch = new ArrayList<PendingAccount>();
    var accounts = pending.values().iterator();
    while (accounts.hasNext() && batch.size() < pace.batch()) {
      batch.add(accounts.next());
      accounts.remove();
    }
    return batch;
  }

  private void run(List<PendingAccount> batch) {
    try {
      var outcomes = round.score(batch.stream().map(PendingAccount::account).toList());
      var settled =
          IntStream.range(0, batch.size()).mapToObj(i -> settle(batch.get(i), outcomes.get(i)));
      CompletableFuture.allOf(settled.toArray(CompletableFuture[]::new)).join();
    } catch (RuntimeException e) {
      log.warn("A round of {} accounts failed, they will come again", batch.size(), e);
      batch.forEach(account -> account.outcome().completeExceptionally(e));
    }
  }

  private CompletableFuture<?> settle(PendingAccount account, CompletableFuture<Outcome> scored) {
    return scored.handle(
        (outcome, failure) ->
            failure == null
                ? account.outcome().complete(outcome)
                : account.outcome().completeExceptionally(failure));
  }
}
