package com.salesintelligence.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final FakeSource source = new FakeSource().has("a");
  private final FakeClock clock = new FakeClock();
  private final Syncing syncing =
      new Syncing(
          FakeSource.connector(source, new FakeCursors(), scope -> List.of()),
          new FakePubSub(),
          clock);
  private final Runs runs = new Runs(syncing, FakeLeases.free(clock), List.of(), clock);
  private final Polling polling = new Polling(runs, EVERY, clock);

  @AfterEach
  void close() {
    runs.close();
  }

  private Duration poll() {
    var next = Duration.between(clock.instant(), polling.poll());
    clock.advance(next);
    return next;
  }

  @Test
  void pollsAtASteadyPace() {
    assertThat(List.of(poll(), poll(), poll())).containsOnly(EVERY);
    assertThat(source.calls()).hasSize(3);
  }

  @Test
  void waitsLongerAfterEachFailureAndNotForEver() {
    source.failWith(new SourceFailure(Fault.SOURCE_UNAVAILABLE, "away"));

    assertThat(List.of(poll(), poll(), poll()))
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5));

    source.heal();
    poll();
    assertThat(poll()).isEqualTo(EVERY);
  }

  @Test
  void whatIsPolledSeldomWaitsForMinutesAtMost() {
    source.failWith(new SourceFailure(Fault.SOURCE_UNAVAILABLE, "away"));
    var hourly = new Polling(runs, Duration.ofHours(1), clock);

    var last = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      last = Duration.between(clock.instant(), hourly.poll());
      clock.advance(last);
    }

    assertThat(last).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void waitsAsLongAsTheSourceAsksFor() {
    source.failWith(
        new SourceFailure(Fault.SOURCE_QUOTA_EXHAUSTED, "used up", Duration.ofMinutes(15), null));

    assertThat(poll()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aSourceThatIsBetterAskedLessOftenIsPolledLessOften() {
    source.stretches(3);

    assertThat(poll()).isEqualTo(EVERY.multipliedBy(3));
  }

  @Test
  void aWaitThatTheSourceAsksForIsCapped() {
    source.failWith(new SourceFailure(Fault.SOURCE_THROTTLED, "slow", Duration.ofDays(900), null));

    assertThat(poll()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aScopeThatFailsDoesNotHoldUpTheOthers() {
    var two = new FakeSource().withScopes("bad", "good");
    var failing = new FailingScope(two, "bad");
    var sync =
        new Syncing(
            FakeSource.connector(failing, new FakeCursors(), scope -> List.of()),
            new FakePubSub(),
            clock);
    try (var both = new Runs(sync, FakeLeases.free(clock), List.of(), clock)) {
      var poll = new Polling(both, EVERY, clock);
      for (int i = 0; i < 8; i++) {
        var next = poll.poll();
        clock.advance(Duration.between(clock.instant(), next));
      }
    }

    assertThat(two.calls()).hasSize(8);
    assertThat(failing.failures).isBetween(2, 4);
  }

  private static final class FailingScope implements Source {

    private final FakeSource source;
    private final String bad;
    private int failures;

    FailingScope(FakeSource source, String bad) {
      this.source = source;
      this.bad = bad;
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public String scopeKind() {
      return source.scopeKind();
    }

    @Override
    public List<String> scopes() {
      return source.scopes();
    }

    @Override
    public Bookmark everything(String scope, Sink sink) {
      refuse(scope);
      return source.everything(scope, sink);
    }

    @Override
    public java.util.Optional<Bookmark> changes(String scope, String cursor, Sink sink) {
      refuse(scope);
      return source.changes(scope, cursor, sink);
    }

    private void refuse(String scope) {
      if (scope.equals(bad)) {
        failures++;
        throw new SourceFailure(Fault.SOURCE_UNAUTHORIZED, "Not this one.");
      }
    }
  }
}
