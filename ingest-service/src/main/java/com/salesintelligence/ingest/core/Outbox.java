package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.ToldBefore.Told;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the readings of one scope as they come, never more than a few megabytes of them
 * unconfirmed, and tells when the last one is confirmed.
 */
final class Outbox implements Sink {

  private static final int KIB = 1_024;
  private static final int BUDGET_KIB = 16 * KIB;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final PublishReading publish;
  private final String source;
  private final String runId;
  private final Counts counts;
  private final ToldBefore told;
  private final Function<Reading, Optional<Reading>> news;
  private final Checkpoints checkpoints;
  private final ToldRecords seen = new ToldRecords();
  private final Semaphore budget = new Semaphore(BUDGET_KIB, true);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Outbox(
      PublishReading publish,
      String source,
      String runId,
      Counts counts,
      ToldBefore told,
      Function<Reading, Optional<Reading>> news,
      Checkpoints checkpoints) {
    this.publish = publish;
    this.source = source;
    this.runId = runId;
    this.counts = counts;
    this.told = told;
    this.news = news;
    this.checkpoints = checkpoints;
  }

  @Override
  public void accept(Reading reading) {
    failOnUnconfirmed();
    var tells = news.apply(reading);
    seen.put(reading.key(), Told.of(tells.orElse(reading)));
    tells.ifPresent(this::publish);
  }

  @Override
  public void accept(Reading reading, long atLeast) {
    accept(told.atLeast(reading, atLeast));
  }

  @Override
  public boolean remembersAll() {
    return told.remembersAll();
  }

  @Override
  public Optional<String> resumesFrom() {
    return checkpoints.resumesFrom();
  }

  @Override
  public boolean wantsPosition() {
    return checkpoints.due();
  }

  @Override
  public void reached(String position) {
    if (checkpoints.due()) {
      confirm();
      checkpoints.store(position);
    }
  }

  @Override
  public void stillThere(RecordKey key) {
    seen.putIfAbsent(key, Told.EARLIER);
  }

  private void publish(Reading reading) {
    int kib = Math.min(BUDGET_KIB, 1 + reading.weight() / KIB);
    take(kib);
    publish
        .publish(source, runId, reading)
        .whenComplete((confirmed, problem) -> settle(reading, kib, problem));
  }

  /** Returns once everything is confirmed. */
  void confirm() {
    take(BUDGET_KIB);
    budget.release(BUDGET_KIB);
    failOnUnconfirmed();
  }

  /** What the source told of each record, published now or before. */
  ToldRecords seen() {
    return seen;
  }

  private void settle(Reading reading, int kib, @Nullable Throwable problem) {
    if (problem == null) {
      counts.count(reading);
    } else {
      failure.compareAndSet(null, problem);
    }
    budget.release(kib);
  }

  private void failOnUnconfirmed() {
    var problem = failure.get();
    if (problem != null) {
      throw unconfirmed(problem);
    }
  }

  private void take(int kib) {
    try {
      if (!budget.tryAcquire(kib, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw unconfirmed(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailure.stopped();
    }
  }

  private static SourceFailure unconfirmed(@Nullable Throwable cause) {
    return new SourceFailure(
        Fault.PUBLISH_UNCONFIRMED,
        "Pub/Sub did not confirm a record; the cursor stays, the next run reads it again.",
        null,
        cause);
  }
}
