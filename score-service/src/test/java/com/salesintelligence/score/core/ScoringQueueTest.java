package com.salesintelligence.score.core;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.called;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoringQueueTest {

  private final FakeWarehouse warehouse = new FakeWarehouse();
  private final Listeners listeners = new Listeners();
  private final ScoringQueue queue =
      new ScoringQueue(
          new ScoringRound(
              warehouse,
              warehouse,
              warehouse,
              listeners,
              InstantSource.fixed(NOW),
              Executors.newVirtualThreadPerTaskExecutor()),
          new Pace(Duration.ofMillis(50), Duration.ofMillis(100), 3),
          (outcomes, duration) -> {});

  @BeforeEach
  void aWarehouseWithFiveAccounts() {
    IntStream.rangeClosed(1, 5).forEach(i -> warehouse.knows(called("00" + i)));
  }

  @AfterEach
  void close() {
    warehouse.gate.release(1000);
    queue.close();
  }

  @Test
  void aMessageIsDoneWhenItsRowIsStoredAndItsNewsIsTold() {
    assertThat(queue.add(because("001", "m1")).join()).isEqualTo(new Outcome.Scored(true));

    assertThat(warehouse.stored).containsOnlyKeys("001");
    assertThat(listeners.heard).hasSize(1);
    assertThat(listeners.heard.getFirst().becauseOf()).containsExactly(mail("m1"));
  }

  @Test
  void manyMessagesOfOneAccountAreScoredOnceAndAllDone() {
    var waiting =
        IntStream.range(0, 250).mapToObj(i -> queue.add(because("001", "m" + i))).toList();

    waiting.forEach(CompletableFuture::join);
    assertThat(warehouse.queries).containsExactly(Set.of("001"));
    assertThat(listeners.heard).hasSize(1);
    assertThat(listeners.heard.getFirst().becauseOf()).hasSize(100);
  }

  @Test
  void accountsOfOneMomentShareOneQuery() {
    var waiting = List.of(queue.add(because("001", "a")), queue.add(because("002", "b")));

    waiting.forEach(CompletableFuture::join);
    assertThat(warehouse.queries).containsExactly(Set.of("001", "002"));
  }

  @Test
  void aFullBatchDoesNotWaitAndTheRestComesInTheNextOne() {
    var waiting =
        IntStream.rangeClosed(1, 5).mapToObj(i -> queue.add(because("00" + i, "m"))).toList();

    waiting.forEach(CompletableFuture::join);
    assertThat(warehouse.queries).allSatisfy(ids -> assertThat(ids).hasSizeLessThanOrEqualTo(3));
    assertThat(warehouse.stored).hasSize(5);
  }

  @Test
  void whatArrivesWhileAnAccountIsScoredIsScoredAfterwards() {
    warehouse.gate = new Semaphore(0);
    var first = queue.add(because("001", "m1"));
    await().until(() -> warehouse.queries.size() == 1);
    var second = queue.add(because("001", "m2"));

    assertThat(first).isNotDone();
    warehouse.gate.release();
    first.join();
    assertThat(second).isNotDone();
    warehouse.knows(called("001").wrote("Nina Ferrara", ofDays(1)));
    warehouse.gate.release();

    assertThat(second.join()).isEqualTo(new Outcome.Scored(true));
    assertThat(warehouse.queries).hasSize(2);
  }

  @Test
  void theSameAgainIsStoredButNotTold() {
    queue.add(because("001", "m1")).join();

    assertThat(queue.add(because("001", "m1")).join()).isEqualTo(new Outcome.Scored(false));
    assertThat(listeners.heard).hasSize(1);
  }

  @Test
  void newsThatGotLostBetweenStoreAndTellIsToldWhenTheMessageComesAgain() {
    listeners.deaf = true;
    assertThat(queue.add(because("001", "m1"))).failsWithin(Duration.ofSeconds(5));
    listeners.deaf = false;

    var again = new DirtyAccount("001", List.of(mail("m1")), true, "");
    assertThat(queue.add(again).join()).isEqualTo(new Outcome.Scored(true));
    assertThat(listeners.heard).hasSize(1);
  }

  @Test
  void anAccountThatTheCrmDoesNotHaveIsDoneWithoutARow() {
    assertThat(queue.add(because("009", "m1")).join()).isEqualTo(new Outcome.UnknownAccount());

    assertThat(warehouse.stored).isEmpty();
    assertThat(listeners.heard).isEmpty();
  }

  @Test
  void aFailedStoreFailsItsOwnMessagesOnlyAndSucceedsWhenTheyComeAgain() {
    warehouse.onStore =
        row ->
            row.accountId().equals("001")
                ? CompletableFuture.failedFuture(new IllegalStateException("BigQuery is away"))
                : CompletableFuture.completedFuture(null);
    var broken = queue.add(because("001", "m1"));
    var fine = queue.add(because("002", "m2"));

    assertThat(fine.join()).isEqualTo(new Outcome.Scored(true));
    assertThat(broken).failsWithin(Duration.ofSeconds(5));

    warehouse.onStore = row -> CompletableFuture.completedFuture(null);
    assertThat(queue.add(because("001", "m1")).join()).isEqualTo(new Outcome.Scored(true));
  }

  @Test
  void aRowThatTheWarehouseWillNeverTakeIsRejectedAndNotTold() {
    warehouse.onStore =
        row ->
            CompletableFuture.failedFuture(
                new UnstorableRecommendation("too large", new RuntimeException()));

    assertThat(queue.add(because("001", "m1")).join()).isEqualTo(new Outcome.Rejected("too large"));
    assertThat(listeners.heard).isEmpty();
  }

  @Test
  void aFailedQueryFailsTheRoundAndTheNextOneGoesOn() {
    warehouse.facts.clear();
    var broken =
        new ScoringQueue(
            new ScoringRound(
                (ids, now) -> {
                  throw new IllegalStateException("BigQuery is away");
                },
                warehouse,
                warehouse,
                listeners,
                InstantSource.fixed(NOW),
                Runnable::run),
            new Pace(Duration.ZERO, Duration.ZERO, 3),
            (outcomes, duration) -> {});

    assertThat(broken.add(because("001", "m1"))).failsWithin(Duration.ofSeconds(5));
    assertThat(broken.add(because("002", "m1"))).failsWithin(Duration.ofSeconds(5));
    assertThat(broken.isRunning()).isTrue();
    broken.close();
  }

  @Test
  void whatStillWaitsAtTheEndFailsSoThatItComesAgain() {
    warehouse.gate = new Semaphore(0);
    queue.add(because("001", "m1"));
    await().until(() -> warehouse.queries.size() == 1);
    var late = queue.add(because("002", "m2"));
    Thread.ofVirtual().start(queue::close);
    await().until(() -> queue.add(because("003", "m3")).isCompletedExceptionally());
    warehouse.gate.release();

    assertThat(late).failsWithin(Duration.ofSeconds(5));
    assertThat(warehouse.stored).containsOnlyKeys("001");
    await().until(() -> !queue.isRunning());
  }

  private static DirtyAccount because(String accountId, String mail) {
    return new DirtyAccount(accountId, List.of(mail(mail)), false, "");
  }

  private static RecordId mail(String id) {
    return new RecordId("GMAIL", "message", id);
  }
}
