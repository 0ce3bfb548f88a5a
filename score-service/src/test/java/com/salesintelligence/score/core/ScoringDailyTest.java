package com.salesintelligence.score.core;

import static com.salesintelligence.score.core.facts.AnAccount.called;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoringDailyTest {

  private final FakeWarehouse warehouse = new FakeWarehouse();
  private final AtomicReference<Instant> now = new AtomicReference<>();
  private final ScoringQueue queue =
      new ScoringQueue(
          new ScoringRound(
              warehouse, warehouse, warehouse, new Listeners(), now::get, Runnable::run),
          new Pace(Duration.ZERO, Duration.ZERO, 10),
          (outcomes, duration) -> {});
  private final ScoringDaily daily = daily();

  private ScoringDaily daily() {
    return new ScoringDaily(
        new ScoringEverybody(warehouse, queue, 2), LocalTime.of(7, 0), now::get);
  }

  @BeforeEach
  void aWarehouseWithFiveAccounts() {
    IntStream.rangeClosed(1, 5).forEach(i -> warehouse.knows(called("00" + i)));
  }

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void aServiceThatStartsWithoutScoresOfTodayMakesThem() {
    look("2026-11-20T03:00:00Z");

    assertThat(scoredAt("2026-11-20T03:00:00Z")).isEqualTo(5);
  }

  @Test
  void atTheSetTimeAllAreScoredAgain() {
    look("2026-11-20T03:00:00Z");
    look("2026-11-20T06:59:00Z");
    assertThat(scoredAt("2026-11-20T06:59:00Z")).isZero();

    look("2026-11-20T07:00:00Z");
    assertThat(scoredAt("2026-11-20T07:00:00Z")).isEqualTo(5);
  }

  @Test
  void onceADayIsEnough() {
    look("2026-11-20T07:00:00Z");
    look("2026-11-20T07:01:00Z");

    assertThat(scoredAt("2026-11-20T07:00:00Z")).isEqualTo(5);
  }

  @Test
  void aNewDayBeginsWithNewRows() {
    look("2026-11-20T07:00:00Z");
    look("2026-11-21T00:00:30Z");

    assertThat(scoredAt("2026-11-21T00:00:30Z")).isEqualTo(5);
  }

  @Test
  void aRestartAfterTheRunDoesNotRepeatIt() {
    look("2026-11-20T07:00:00Z");
    now.set(Instant.parse("2026-11-20T09:00:00Z"));
    daily().runIfDue();

    assertThat(scoredAt("2026-11-20T07:00:00Z")).isEqualTo(5);
  }

  @Test
  void aRunThatBrokeGoesOnWhereItStopped() {
    warehouse.onStore =
        row ->
            row.accountId().equals("004")
                ? CompletableFuture.failedFuture(new IllegalStateException("BigQuery is away"))
                : CompletableFuture.completedFuture(null);
    assertThatThrownBy(() -> look("2026-11-20T07:00:00Z")).hasRootCauseMessage("BigQuery is away");
    warehouse.onStore = row -> CompletableFuture.completedFuture(null);
    look("2026-11-20T07:01:00Z");

    assertThat(scoredAt("2026-11-20T07:00:00Z")).isEqualTo(3);
    assertThat(scoredAt("2026-11-20T07:01:00Z")).isEqualTo(2);
  }

  @Test
  void aLimitedRunScoresThatMany() {
    now.set(Instant.parse("2026-11-20T07:00:00Z"));

    assertThat(new ScoringEverybody(warehouse, queue, 2).all(3)).isEqualTo(3);
    assertThat(warehouse.stored).containsOnlyKeys("001", "002", "003");
  }

  private void look(String at) {
    now.set(Instant.parse(at));
    daily.runIfDue();
  }

  private long scoredAt(String at) {
    return warehouse.stored.values().stream()
        .filter(row -> row.scoredAt().equals(Instant.parse(at)))
        .count();
  }
}
