package com.salesintelligence.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.CatchingUp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatchingUpTest {

  private final FakeSource source = new FakeSource().has("a", "b");
  private final FakeCursors cursors = new FakeCursors();
  private final FakePubSub pubsub = new FakePubSub();
  private final List<RunReport> recorded = new CopyOnWriteArrayList<>();
  private final FakeClock clock = new FakeClock();
  private final FakeLeases store = new FakeLeases(clock);
  private final Runs runs =
      new Runs(
          new Syncing(FakeSource.connector(source, cursors, scope -> List.of()), pubsub, clock),
          new Leases(store, "me", Duration.ofMinutes(1), clock),
          List.of(recorded::add),
          clock);
  private final CatchingUp catchingUp = new CatchingUp(runs, Duration.ZERO);

  @BeforeEach
  void wasReadBefore() {
    cursors.move(FakeSource.SCOPE, "2", SyncType.FULL);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private Answer change(int upTo) {
    return catchingUp.changed(FakeSource.SCOPE, cursor -> Integer.parseInt(cursor) >= upTo);
  }

  @Test
  void aChangeIsReadAtOnce() {
    source.has("c");

    assertThat(change(3)).isEqualTo(Answer.READ);
    assertThat(cursors.of(FakeSource.SCOPE)).hasValue("3");
    assertThat(recorded).extracting(RunReport::processed).containsExactly(1L);
  }

  @Test
  void aNoticeThatComesTwiceOrLateCausesNoRun() {
    source.has("c");
    change(3);
    var calls = List.copyOf(source.calls());

    assertThat(change(3)).isEqualTo(Answer.KNOWN);
    assertThat(change(1)).isEqualTo(Answer.KNOWN);
    assertThat(source.calls()).isEqualTo(calls);
  }

  @Test
  void aNoticeFromTheFutureIsReadForThreeTimesAndNoMore() {
    assertThat(change(Integer.MAX_VALUE)).isEqualTo(Answer.READ);

    assertThat(source.calls()).hasSize(3);
    assertThat(recorded).noneMatch(RunReport::worthRecording);
  }

  @Test
  void nothingIsReadForAMailboxThatIsNoneOfOurs() {
    assertThat(catchingUp.changed("stranger", cursor -> false)).isEqualTo(Answer.UNKNOWN_SCOPE);
    assertThat(source.calls()).isEmpty();
  }

  @Test
  void theFirstFullRunTellsWhatHappenedBeforeIt() {
    cursors.cursors.clear();

    assertThat(change(9)).isEqualTo(Answer.KNOWN);
    assertThat(source.calls()).isEmpty();
  }

  @Test
  void aNoticeIsLeftToTheInstanceThatReadsTheScope() {
    store.take("gmail", "other", Duration.ofMinutes(1));
    source.has("c");

    assertThat(change(3)).isEqualTo(Answer.ELSEWHERE);
    assertThat(source.calls()).isEmpty();
    assertThat(recorded).isEmpty();
  }

  @Test
  void aNoticeComesAgainWhenTheSourceCannotBeRead() {
    source.has("c");
    source.failWith(new SourceFailure(Fault.SOURCE_UNAVAILABLE, "Down."));

    assertThat(change(3)).isEqualTo(Answer.FAILED);

    source.heal();
    assertThat(change(3)).isEqualTo(Answer.READ);
  }
}
