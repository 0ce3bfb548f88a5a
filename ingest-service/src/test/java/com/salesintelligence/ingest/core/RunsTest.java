package com.salesintelligence.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.core.Cursors.FullRun;
import com.salesintelligence.ingest.core.RunReport.Status;
import com.salesintelligence.ingest.core.RunReport.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {

  private final FakeSource source = new FakeSource().has("a", "b");
  private final FakeCursors cursors = new FakeCursors();
  private final FakePubSub pubsub = new FakePubSub();
  private final List<RunReport> recorded = new CopyOnWriteArrayList<>();
  private final FakeClock clock = new FakeClock();
  private final Syncing syncing =
      new Syncing(FakeSource.connector(source, cursors, scope -> List.of()), pubsub, clock);
  private final FakeLeases store = new FakeLeases(clock);
  private final Leases leases = new Leases(store, "me", Duration.ofMinutes(1), clock);
  private final Runs runs = new Runs(syncing, leases, List.of(recorded::add), clock);

  @AfterEach
  void close() {
    runs.close();
  }

  private RunRequest request(SyncType type) {
    return new RunRequest(type, runs.scopes(), Trigger.REQUEST);
  }

  @Test
  void aRunIsRecordedWithItsCountsAndWatermark() {
    var report = runs.start(request(SyncType.FULL)).end().join();

    assertThat(report.status()).isEqualTo(Status.SUCCESS);
    assertThat(report.processed()).isEqualTo(2);
    assertThat(report.watermark()).isEqualTo("2");
    assertThat(report.scope()).isEqualTo("all");
    assertThat(recorded).containsExactly(report);
    assertThat(runs.find(report.id())).hasValue(report);
  }

  @Test
  void aRunCanBeFollowedWhileItGoesOn() {
    var gate = source.closeGate();
    var started = runs.start(request(SyncType.FULL));

    assertThat(runs.find(started.run().id()).orElseThrow().status()).isEqualTo(Status.RUNNING);
    assertThat(recorded).isEmpty();

    gate.countDown();
    started.end().join();
    assertThat(runs.find(started.run().id()).orElseThrow().status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void theSameRequestJoinsTheRunUnderWay() {
    var gate = source.closeGate();

    var first = runs.start(request(SyncType.FULL));
    var second = runs.start(request(SyncType.FULL));
    gate.countDown();
    first.end().join();
    var third = runs.start(request(SyncType.FULL));

    assertThat(second.run().id()).isEqualTo(first.run().id());
    assertThat(third.run().id()).isNotEqualTo(first.run().id());
  }

  @Test
  void anotherRunOverTheSameScopeWaitsForItsTurn() {
    var gate = source.closeGate();
    var full = runs.start(request(SyncType.FULL));
    await().until(() -> source.calls().size() == 1);

    var incremental = runs.start(request(SyncType.INCREMENTAL));
    gate.countDown();
    full.end().join();
    incremental.end().join();

    assertThat(source.calls()).containsExactly("everything box", "changes box since 2");
  }

  @Test
  void aPollLeavesOutAScopeThatIsBeingRead() {
    var gate = source.closeGate();
    var full = runs.start(request(SyncType.FULL));
    await().until(() -> source.calls().size() == 1);

    assertThat(runs.poll(runs.scopes())).isEmpty();
    assertThat(source.calls()).hasSize(1);

    gate.countDown();
    full.end().join();
  }

  @Test
  void theFirstPollReadsEverythingAndTheNextOnesWhatChanged() {
    runs.poll(runs.scopes());
    runs.poll(runs.scopes());

    assertThat(source.calls()).containsExactly("everything box", "changes box since 2");
    assertThat(recorded)
        .extracting(RunReport::type)
        .containsExactly(SyncType.FULL, SyncType.INCREMENTAL);
  }

  @Test
  void aPollThatFoundNothingIsNotWorthARow() {
    runs.poll(runs.scopes());
    runs.poll(runs.scopes());
    source.has("c");
    runs.poll(runs.scopes());

    assertThat(recorded).extracting(RunReport::worthRecording).containsExactly(true, false, true);
  }

  @Test
  void aFailureIsToldWithItsCode() {
    source.failWith(new SourceFailure(Fault.SOURCE_UNAUTHORIZED, "Allow it."));

    var report = runs.start(request(SyncType.FULL)).end().join();

    assertThat(report.status()).isEqualTo(Status.FAILED);
    assertThat(report.error()).isEqualTo("[box] SOURCE_UNAUTHORIZED: Allow it.");
  }

  @Test
  void aDefectFailsTheRunInsteadOfLeavingItRunningForEver() {
    source.put(new Reading.Present(new RecordKey("message", "x"), 1, null));

    var report = runs.start(request(SyncType.FULL)).end().join();

    assertThat(report.status()).isEqualTo(Status.FAILED);
    assertThat(report.error()).contains("INTERNAL_DEFECT");
  }

  @Test
  void aRunWithUnreadableRecordsIsPartial() {
    source.put(new Reading.Unreadable(new RecordKey("message", "x"), 3, new byte[1], "odd"));

    var report = runs.start(request(SyncType.FULL)).end().join();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(cursors.cursors).isNotEmpty();
  }

  @Test
  void closingInterruptsWhatIsUnderWayAndTheCursorStays() {
    source.closeGate();
    var started = runs.start(request(SyncType.FULL));
    await().until(() -> source.calls().size() == 1);

    runs.close();

    assertThat(started.end().join().error()).contains("STOPPED");
    assertThat(cursors.cursors).isEmpty();
  }

  @Test
  void aPollThatIsStoppedTellsNobody() throws InterruptedException {
    source.closeGate();
    var poll = Thread.ofVirtual().start(() -> runs.poll(runs.scopes()));
    await().until(() -> source.calls().size() == 1);

    runs.close();
    poll.join();

    assertThat(recorded).isEmpty();
  }

  @Test
  void aPollLeavesOutAScopeThatAnotherInstanceReads() {
    store.take("gmail", "other", Duration.ofMinutes(1));

    assertThat(runs.poll(runs.scopes())).isEmpty();
    assertThat(source.calls()).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    runs.poll(runs.scopes());
    assertThat(source.calls()).hasSize(1);
  }

  @Test
  void aScheduledRunIsLeftToTheInstanceThatReads() {
    store.take("gmail", "other", Duration.ofMinutes(1));

    runs.start(new RunRequest(SyncType.FULL, runs.scopes(), Trigger.SCHEDULE)).end().join();

    assertThat(source.calls()).isEmpty();
    assertThat(recorded).isEmpty();
  }

  @Test
  void aRequestWaitsUntilTheOtherInstanceHasDone() {
    store.take("gmail", "other", Duration.ofMinutes(1));
    var quick = new Leases(store, "me", Duration.ofMillis(40), clock);
    try (var waiting = new Runs(syncing, quick, List.of(), clock)) {
      var started = waiting.start(request(SyncType.FULL));
      await().until(() -> store.takes("me") > 2);
      assertThat(source.calls()).isEmpty();

      store.release(List.of("gmail"), "other");

      assertThat(started.end().join().status()).isEqualTo(Status.SUCCESS);
    }
  }

  @Test
  void aLeaseIsTakenOnceForManyPolls() {
    for (int i = 0; i < 20; i++) {
      runs.poll(runs.scopes());
    }

    assertThat(store.calls).containsExactly("take gmail me");
  }

  @Test
  void whatAnotherInstanceReadIsReadAnewBeforeItsCursorIsUsed() {
    runs.poll(runs.scopes());
    clock.advance(Duration.ofMinutes(2));
    store.take("gmail", "other", Duration.ofMillis(1));
    clock.advance(Duration.ofSeconds(40));

    runs.poll(runs.scopes());

    assertThat(cursors.leases).extracting(Lease::token).containsExactly(1L, 3L);
  }

  @Test
  void aFullRunThatDiedIsCarriedOnByTheFirstPollAndItsRowIsEnded() {
    cursors.cursors.put(FakeSource.SCOPE, "2");
    cursors.fullRuns.put(FakeSource.SCOPE, new FullRun("died", "a"));
    var carriedOn = new CopyOnWriteArrayList<String>();
    var listener =
        new RunListener() {
          @Override
          public void finished(RunReport run) {
            recorded.add(run);
          }

          @Override
          public void carriedOn(String diedId, RunReport by) {
            carriedOn.add(diedId);
          }
        };
    try (var next = new Runs(syncing, leases, List.of(listener), clock)) {
      next.poll(next.scopes());
      next.poll(next.scopes());
    }

    assertThat(source.calls()).containsExactly("everything box", "changes box since 2");
    assertThat(pubsub.told()).containsExactly("+b");
    assertThat(carriedOn).containsExactly("died");
  }

  @Test
  void aSourceThatFailsForLongIsNewsOnceAndAgainWhenItIsOver() {
    source.failWith(new SourceFailure(Fault.SOURCE_UNAVAILABLE, "away"));
    runs.poll(runs.scopes());
    runs.poll(runs.scopes());
    runs.poll(runs.scopes());
    source.failWith(new SourceFailure(Fault.SOURCE_UNAUTHORIZED, "refused"));
    runs.poll(runs.scopes());
    source.heal();
    cursors.cursors.put(FakeSource.SCOPE, "2");
    runs.poll(runs.scopes());
    runs.poll(runs.scopes());

    assertThat(recorded)
        .extracting(RunReport::worthRecording)
        .containsExactly(true, false, false, true, true, false);
  }

  @Test
  void howARunStandsIsToldWhileItGoesOn() {
    var standing = new CopyOnWriteArrayList<RunReport>();
    var listener =
        new RunListener() {
          @Override
          public void finished(RunReport run) {}

          @Override
          public void goesOn(RunReport run) {
            standing.add(run);
          }
        };
    source.beforeEach(
        id -> {
          clock.advance(Duration.ofSeconds(6));
          if (id.equals("b")) {
            source.closeGate();
            source.changes(FakeSource.SCOPE, "0", reading -> {});
          }
        });
    try (var followed = new Runs(syncing, leases, List.of(listener), clock)) {
      followed.start(request(SyncType.FULL));
      await().until(() -> cursors.fullRuns.containsKey(FakeSource.SCOPE));

      followed.tellProgress();

      assertThat(standing).hasSize(1);
      assertThat(standing.getFirst().status()).isEqualTo(Status.RUNNING);
      assertThat(standing.getFirst().processed()).isEqualTo(1);
      assertThat(standing.getFirst().watermark()).isEqualTo("a");
    }
  }
}
