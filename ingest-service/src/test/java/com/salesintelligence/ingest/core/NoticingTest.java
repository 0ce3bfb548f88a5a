package com.salesintelligence.ingest.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticingTest {

  private final FakePubSub pubsub = new FakePubSub();
  private final List<Collection<String>> asked = new CopyOnWriteArrayList<>();
  private volatile int hiddenFor;
  private volatile int failsFor;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final Noticing<String> noticing =
      new Noticing<>(
          "gmail", this::read, pubsub, List.of(Duration.ofMillis(1), Duration.ofMillis(2)));

  @AfterEach
  void close() {
    noticing.close();
  }

  private Collection<String> read(Collection<String> notices, Sink sink) {
    asked.add(notices);
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw SourceFailure.stopped();
    }
    if (asked.size() <= failsFor) {
      throw new SourceFailure(Fault.SOURCE_UNAVAILABLE, "down");
    }
    if (asked.size() <= hiddenFor) {
      return notices;
    }
    notices.forEach(id -> sink.accept(FakeSource.mail(id, 1, id)));
    return List.of();
  }

  @Test
  void whatIsNoticedIsReadAndPublished() {
    assertThat(noticing.notice(List.of("a", "b"))).isTrue();

    await().untilAsserted(() -> assertThat(pubsub.told()).containsExactly("+a", "+b"));
  }

  @Test
  void whatTheSourceDoesNotShowYetIsReadLater() {
    hiddenFor = 2;

    noticing.notice(List.of("a"));

    await().untilAsserted(() -> assertThat(pubsub.told()).containsExactly("+a"));
    assertThat(asked).hasSize(3);
  }

  @Test
  void aSourceThatIsDownIsAskedAgainAndThenLeftToTheNextPoll() {
    failsFor = 99;

    noticing.notice(List.of("a"));

    await().until(() -> asked.size() == 3);
    failsFor = 0;
    noticing.notice(List.of("b"));
    await().untilAsserted(() -> assertThat(pubsub.told()).containsExactly("+b"));
  }

  @Test
  void whatIsNoticedManyTimesWhileTheSourceIsReadIsReadOnceMore() {
    gate = new CountDownLatch(1);
    noticing.notice(List.of("a"));
    await().until(() -> asked.size() == 1);

    IntStream.range(0, 50).forEach(i -> noticing.notice(List.of("a")));
    gate.countDown();

    await().until(() -> asked.size() == 2);
    await().untilAsserted(() -> assertThat(pubsub.told()).containsExactly("+a", "+a"));
  }

  @Test
  void moreThanCanWaitIsNotTaken() {
    gate = new CountDownLatch(1);
    var many = IntStream.range(0, Noticing.MOST).mapToObj(Integer::toString).toList();
    noticing.notice(List.of("first"));
    await().until(() -> asked.size() == 1);

    assertThat(noticing.notice(many)).isTrue();
    assertThat(noticing.notice(List.of("one more"))).isFalse();

    gate.countDown();
    await().until(() -> pubsub.told().size() == Noticing.MOST + 1);
  }
}
