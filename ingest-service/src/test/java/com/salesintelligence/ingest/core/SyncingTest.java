package com.salesintelligence.ingest.core;

import static com.salesintelligence.ingest.core.FakeSource.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.core.Cursors.FullRun;
import com.salesintelligence.ingest.core.KnownRecords.KnownRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncingTest {

  private final FakeSource source = new FakeSource();
  private final FakeCursors cursors = new FakeCursors();
  private final FakePubSub pubsub = new FakePubSub();
  private final FakeClock clock = new FakeClock();
  private final List<KnownRecord> warehouse = new ArrayList<>();
  private final Counts counts = new Counts();
  private final Syncing syncing =
      new Syncing(FakeSource.connector(source, cursors, scope -> warehouse), pubsub, clock);

  private void sync(SyncType type) {
    syncing.sync(FakeSource.SCOPE, type, "run", counts, Lease.alone());
  }

  @Test
  void aFullRunPublishesEverythingAndThenMovesTheCursor() {
    source.has("a", "b");

    sync(SyncType.FULL);

    assertThat(pubsub.told()).containsExactly("+a", "+b");
    assertThat(cursors.cursors).containsEntry(FakeSource.SCOPE, "2");
    assertThat(counts.processed()).isEqualTo(2);
  }

  @Test
  void anIncrementalRunPublishesWhatChangedSinceTheCursor() {
    source.has("a", "b");
    sync(SyncType.FULL);
    pubsub.forget();
    source.has("c");
    source.delete("a");

    sync(SyncType.INCREMENTAL);

    assertThat(pubsub.told()).containsExactly("+c", "-a");
    assertThat(cursors.cursors).containsEntry(FakeSource.SCOPE, "4");
  }

  @Test
  void aRecordThatWasStoredWhileAFullRunListedIsNotTakenForGone() {
    source.has("a", "b");
    source.alsoThere("late");
    warehouse.add(new KnownRecord(new RecordKey("message", "late"), 9));
    warehouse.add(new KnownRecord(new RecordKey("message", "gone"), 9));
    warehouse.add(new KnownRecord(new RecordKey("message", "old"), 1));

    sync(SyncType.FULL);

    assertThat(pubsub.told()).containsExactly("+a", "+b", "-gone", "-old");
  }

  /** The time of a merge is that of the survivor, which an import may set back. */
  @Test
  void aRecordThatIsToldToBeGoneUnderAnOldVersionIsGoneAllTheSame() {
    var key = new RecordKey("message", "merged");
    source.put(new Reading.Gone(key, 3, Optional.of("survivor")));
    warehouse.add(new KnownRecord(key, 9));

    sync(SyncType.FULL);

    assertThat(pubsub.published.getLast()).isEqualTo(Reading.Gone.of(key, 10));
  }

  @Test
  void withoutACursorAnIncrementalRunReadsEverything() {
    source.has("a");

    sync(SyncType.INCREMENTAL);

    assertThat(source.calls()).containsExactly("everything box");
    assertThat(pubsub.told()).containsExactly("+a");
  }

  @Test
  void theCursorStaysWhenPubSubDoesNotConfirmAndTheNextRunTellsItAgain() {
    source.has("a");
    pubsub.refuses = true;

    assertThatThrownBy(() -> sync(SyncType.FULL))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.PUBLISH_UNCONFIRMED));
    assertThat(cursors.cursors).isEmpty();
    assertThat(counts.processed()).isZero();

    pubsub.refuses = false;
    sync(SyncType.INCREMENTAL);
    assertThat(pubsub.told()).containsExactly("+a");
  }

  @Test
  void theCursorWaitsForTheLastConfirmation() throws InterruptedException {
    source.has("a", "b");
    pubsub.hesitates = true;
    var run = Thread.ofVirtual().start(() -> sync(SyncType.FULL));
    await().until(() -> pubsub.open.size() == 2);

    pubsub.open.getFirst().complete(null);
    await().until(() -> run.getState() == Thread.State.TIMED_WAITING);
    assertThat(cursors.cursors).isEmpty();

    pubsub.open.getLast().complete(null);
    run.join();
    assertThat(cursors.cursors).isNotEmpty();
  }

  @Test
  void aCrashBetweenPublishAndCursorRepeatsAndLosesNothing() {
    source.has("a");
    sync(SyncType.FULL);
    source.has("b");
    cursors.broken = true;
    assertThatThrownBy(() -> sync(SyncType.INCREMENTAL)).isInstanceOf(SourceFailure.class);
    cursors.broken = false;
    source.has("c");

    var afterRestart =
        new Syncing(FakeSource.connector(source, cursors, scope -> warehouse), pubsub, clock);
    afterRestart.sync(FakeSource.SCOPE, SyncType.INCREMENTAL, "run", counts, Lease.alone());

    assertThat(pubsub.told()).containsExactly("+a", "+b", "+b", "+c");
  }

  @Test
  void aReviewReadsEverythingWhenItIsTimeAndTellsOnlyWhatIsNews() {
    var plan = new Plan(Duration.ofHours(1), "-", Duration.ofMinutes(1));
    var reviewing =
        new Syncing(
            FakeSource.connector(source, cursors, scope -> warehouse).at(plan), pubsub, clock);
    source.has("a", "b");
    Runnable poll =
        () -> reviewing.sync(FakeSource.SCOPE, SyncType.INCREMENTAL, "run", counts, Lease.alone());
    poll.run();
    poll.run();
    clock.advance(Duration.ofMinutes(1));
    pubsub.forget();
    warehouse.add(new KnownRecord(new RecordKey("message", "silently-gone"), 1));

    poll.run();

    assertThat(source.calls())
        .containsExactly("everything box", "changes box since 2", "everything box");
    assertThat(pubsub.told()).containsExactly("-silently-gone");
  }

  /** A webhook publishes by itself, and what it read may have changed back since. */
  @Test
  void aReviewTellsAgainWhatSomebodyElseHasStoredSince() {
    var plan = new Plan(Duration.ofHours(1), "-", Duration.ofMinutes(1));
    var reviewing =
        new Syncing(
            FakeSource.connector(source, cursors, scope -> warehouse).at(plan), pubsub, clock);
    source.has("a");
    Runnable review =
        () -> {
          clock.advance(Duration.ofMinutes(1));
          reviewing.sync(FakeSource.SCOPE, SyncType.INCREMENTAL, "run", counts, Lease.alone());
        };
    review.run();
    warehouse.add(new KnownRecord(new RecordKey("message", "a"), 50));
    review.run();
    pubsub.forget();

    review.run();

    assertThat(pubsub.published).containsExactly(mail("a", 51, "a"));
    warehouse.clear();
    warehouse.add(new KnownRecord(new RecordKey("message", "a"), 51));
    review.run();
    review.run();
    assertThat(pubsub.published).hasSize(1);
  }

  @Test
  void aReviewThatWasHeldUpDelaysTheNextOneByAFewMinutesOnly() {
    var plan = new Plan(Duration.ofHours(1), "-", Duration.ofMinutes(1));
    var reviewing =
        new Syncing(
            FakeSource.connector(source, cursors, scope -> warehouse).at(plan), pubsub, clock);
    source.has("a");
    Runnable poll =
        () -> reviewing.sync(FakeSource.SCOPE, SyncType.INCREMENTAL, "run", counts, Lease.alone());
    source.beforeEach(id -> clock.advance(Duration.ofHours(2)));
    poll.run();
    clock.advance(Duration.ofMinutes(5));
    poll.run();
    clock.advance(Duration.ofMinutes(1));
    poll.run();

    assertThat(source.calls())
        .containsExactly("everything box", "changes box since 1", "everything box");
  }

  @Test
  void aReviewReadsAllAnewWhereverAFullRunHasCome() {
    var plan = new Plan(Duration.ofHours(1), "-", Duration.ofMinutes(1));
    var reviewing =
        new Syncing(
            FakeSource.connector(source, cursors, scope -> warehouse).at(plan), pubsub, clock);
    source.has("a", "b");
    cursors.cursors.put(FakeSource.SCOPE, "0");
    cursors.fullRuns.put(FakeSource.SCOPE, new Cursors.FullRun("died", "b"));

    reviewing.sync(FakeSource.SCOPE, SyncType.INCREMENTAL, "run", counts, Lease.alone());

    assertThat(pubsub.told()).containsExactly("+a", "+b");
  }

  @Test
  void aStaleCursorLeadsToAFullRun() {
    source.has("a", "b");
    sync(SyncType.FULL);
    pubsub.forget();
    source.forgetHistory();
    source.has("c");

    sync(SyncType.INCREMENTAL);

    assertThat(pubsub.told()).containsExactly("+a", "+b", "+c");
    pubsub.forget();
    sync(SyncType.INCREMENTAL);
    assertThat(pubsub.told()).isEmpty();
  }

  @Test
  void aSourceThatRefusesEveryCursorIsReadWholeOnceAnHourAndNotAtEveryPoll() {
    source.has("a");
    sync(SyncType.FULL);
    source.alwaysForget();
    sync(SyncType.INCREMENTAL);
    pubsub.forget();

    assertThatThrownBy(() -> sync(SyncType.INCREMENTAL))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.SOURCE_CURSOR_REFUSED))
        .hasMessageContaining("request a full run");
    assertThat(pubsub.told()).isEmpty();

    clock.advance(Duration.ofMinutes(61));
    sync(SyncType.INCREMENTAL);
    assertThat(pubsub.told()).containsExactly("+a");
  }

  @Test
  void aFullRunTellsWhatTheWarehouseHasAndTheSourceHasNot() {
    source.has("a", "b");
    source.vanish("b");
    warehouse.add(new KnownRecord(new RecordKey("message", "a"), 1));
    warehouse.add(new KnownRecord(new RecordKey("message", "b"), 2));
    warehouse.add(new KnownRecord(new RecordKey("message", "older"), 7));

    sync(SyncType.FULL);

    assertThat(pubsub.told()).containsExactly("+a", "-b", "-older");
    assertThat(pubsub.published)
        .filteredOn(Reading.Gone.class::isInstance)
        .extracting(Reading::version)
        .as("newer than what the warehouse has, and than what the source had given out")
        .containsExactly(3L, 8L);
  }

  @Test
  void anUnreadableRecordIsCountedAndIsNotTakenForDeleted() {
    var key = new RecordKey("message", "odd");
    source.put(new Reading.Unreadable(key, 1, new byte[] {1}, "odd"));
    warehouse.add(new KnownRecord(key, 1));

    sync(SyncType.FULL);

    assertThat(pubsub.told()).containsExactly("?odd");
    assertThat(counts.failed()).isEqualTo(1);
    assertThat(counts.processed()).isZero();
  }

  @Test
  void noMoreThanAFewMegabytesAreUnconfirmedAtATime() throws InterruptedException {
    pubsub.hesitates = true;
    for (int i = 0; i < 20; i++) {
      var mail = new Body.Mail("box", "t", List.of(), 0, "", new byte[6_000_000], 6_000_000);
      source.put(new Reading.Present(new RecordKey("message", "m" + i), 1, mail));
    }
    var run = Thread.ofVirtual().start(() -> sync(SyncType.FULL));

    await().until(() -> run.getState() == Thread.State.TIMED_WAITING);
    assertThat(pubsub.open).hasSize(2);

    while (run.isAlive()) {
      pubsub.open.forEach(confirmation -> confirmation.complete(null));
      run.join(Duration.ofMillis(5));
    }
    assertThat(pubsub.published).hasSize(20);
  }

  /** Dies as it comes to this record, with all before it stored as read. */
  private void diesAt(String id) {
    source.beforeEach(
        next -> {
          clock.advance(Duration.ofSeconds(6));
          if (next.equals(id)) {
            throw new SourceFailure(Fault.STOPPED, "killed");
          }
        });
    assertThatThrownBy(() -> sync(SyncType.FULL)).isInstanceOf(SourceFailure.class);
    source.beforeEach(next -> {});
  }

  @Test
  void aFullRunThatWasCutShortGoesOnWhereItsRecordsWereConfirmed() {
    source.has("a", "b", "c", "d");
    diesAt("c");
    assertThat(cursors.fullRuns.get(FakeSource.SCOPE)).isEqualTo(new FullRun("run", "b"));
    pubsub.forget();

    new Syncing(FakeSource.connector(source, cursors, scope -> warehouse), pubsub, clock)
        .sync(FakeSource.SCOPE, SyncType.FULL, "next", counts, Lease.alone());

    assertThat(pubsub.told()).containsExactly("+c", "+d");
    assertThat(cursors.fullRuns).isEmpty();
    assertThat(cursors.cursors).containsKey(FakeSource.SCOPE);
  }

  @Test
  void whatIsGoneIsRightAfterARunThatWentOn() {
    source.has("a", "b", "c", "d");
    for (var id : List.of("a", "b", "c", "d", "x")) {
      warehouse.add(new KnownRecord(new RecordKey("message", id), 1));
    }
    diesAt("c");
    source.vanish("a");
    source.vanish("d");
    pubsub.forget();

    sync(SyncType.FULL);

    assertThat(pubsub.told()).containsExactlyInAnyOrder("+c", "-a", "-d", "-x");
  }

  @Test
  void aPositionWaitsForItsConfirmations() throws InterruptedException {
    source.has("a", "b");
    pubsub.hesitates = true;
    source.beforeEach(next -> clock.advance(Duration.ofSeconds(6)));
    var run = Thread.ofVirtual().start(() -> sync(SyncType.FULL));

    await().until(() -> run.getState() == Thread.State.TIMED_WAITING);
    assertThat(cursors.fullRuns).isEmpty();

    pubsub.open.getFirst().complete(null);
    await().until(() -> cursors.fullRuns.containsKey(FakeSource.SCOPE));
    await().until(() -> pubsub.open.size() == 2);
    pubsub.open.getLast().complete(null);
    run.join();
  }

  @Test
  void aPositionIsStoredNowAndThenOnly() {
    source.has("a", "b", "c");

    sync(SyncType.FULL);

    assertThat(counts.positions()).isEmpty();
  }

  @Test
  void aRunThatLostItsLeaseMovesNoCursor() {
    source.has("a");
    var lost =
        new Lease() {
          @Override
          public long token() {
            return 1;
          }

          @Override
          public void requireHeld() {
            throw new SourceFailure(Fault.LEASE_LOST, "lost");
          }
        };

    assertThatThrownBy(() -> syncing.sync(FakeSource.SCOPE, SyncType.FULL, "run", counts, lost))
        .hasMessage("lost");
    assertThat(cursors.cursors).isEmpty();
  }
}
