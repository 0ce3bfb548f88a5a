package com.salesintelligence.ingest.core.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.core.FakeLeases;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.SourceCommand.Lead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandingTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final FakeLog log = new FakeLog();
  private final FakeCrm crm = new FakeCrm();
  private final List<Ended> told = new CopyOnWriteArrayList<>();
  private Instant now = NOON;
  private Commanding commanding = commanding();

  private Commanding commanding() {
    return new Commanding(
        List.of(crm),
        log,
        ended -> {
          told.add(ended);
          return CompletableFuture.completedFuture(null);
        },
        FakeLeases.free(() -> now),
        () -> now);
  }

  @AfterEach
  void close() {
    commanding.close();
  }

  private static Lead lead(String commandId, String mail) {
    return new Lead(new Order(commandId, "Maya", NOON), mail, false);
  }

  private Ended command(Lead lead) {
    return commanding.command(lead).join();
  }

  @Test
  void aCommandIsNotedThenCarriedOutThenItsOutcomeStoredAndTold() {
    var ended = command(lead("c1", "m1"));

    assertThat(ended.outcome()).isEqualTo(new Outcome.Done("00Q1", "made"));
    assertThat(log.history).containsExactly("started m1", "ended m1");
    assertThat(told).containsExactly(ended);
  }

  @Test
  void aCommandThatComesAgainCreatesNothingAndTellsTheSameOutcome() {
    var first = command(lead("c1", "m1"));
    var second = command(lead("c1", "m1"));

    assertThat(second).isEqualTo(first);
    assertThat(crm.leads).hasSize(1);
    assertThat(told).containsExactly(first, first);
  }

  @Test
  void anAttemptThatDiedAfterTheCallIsFoundAtTheSourceAndNotRepeated() {
    log.breaksAtEnd = true;
    assertThatThrownBy(() -> command(lead("c1", "m1"))).hasCauseInstanceOf(SourceFailure.class);
    assertThat(crm.leads).hasSize(1);
    log.breaksAtEnd = false;
    commanding.close();
    commanding = commanding();

    var ended = command(lead("c1", "m1"));

    assertThat(ended.outcome()).isEqualTo(new Outcome.Done("00Q1", "found"));
    assertThat(crm.leads).hasSize(1);
  }

  @Test
  void anAttemptThatDiedBeforeTheCallIsCarriedOutNow() {
    log.entries.put("c1/m1", new CommandLog.Entry.Started());

    assertThat(command(lead("c1", "m1")).outcome()).isEqualTo(new Outcome.Done("00Q1", "made"));
  }

  @Test
  void twoDeliveriesAtOnceJoin() {
    crm.gate = new CountDownLatch(1);
    var first = commanding.command(lead("c1", "m1"));
    await().until(() -> crm.calls == 1);
    var second = commanding.command(lead("c1", "m1"));
    crm.gate.countDown();

    assertThat(second.join()).isEqualTo(first.join());
    assertThat(crm.leads).hasSize(1);
  }

  @Test
  void anotherCommandAboutTheSameThingWaitsForItsTurn() {
    crm.gate = new CountDownLatch(1);
    var first = commanding.command(lead("c1", "m1"));
    await().until(() -> crm.calls == 1);

    assertThatThrownBy(() -> command(lead("c2", "m1")))
        .hasCauseInstanceOf(SourceFailure.class)
        .hasMessageContaining("under way");
    crm.gate.countDown();
    first.join();
    assertThat(command(lead("c2", "m1")).outcome()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aFailureThatPassesMakesTheCommandComeAgainWhileThePersonWaits() {
    crm.failure = new SourceFailure(Fault.SOURCE_UNAVAILABLE, "Salesforce is away.");

    assertThatThrownBy(() -> command(lead("c1", "m1"))).hasCause(crm.failure);
    assertThat(told).isEmpty();

    now = NOON.plusSeconds(121);
    assertThat(command(lead("c1", "m1")).outcome())
        .isEqualTo(new Outcome.Failed("SOURCE_UNAVAILABLE", "Salesforce is away."));
    assertThat(told).hasSize(1);
  }

  @Test
  void aFailureThatStaysEndsTheCommandAtOnce() {
    crm.failure = new SourceFailure(Fault.SOURCE_UNAUTHORIZED, "Allow it.");

    assertThat(command(lead("c1", "m1")).outcome())
        .isEqualTo(new Outcome.Failed("SOURCE_UNAUTHORIZED", "Allow it."));
  }

  @Test
  void aDefectFailsTheAttemptAndLeavesNothingLocked() {
    crm.defect = true;
    assertThatThrownBy(() -> command(lead("c1", "m1")))
        .hasCauseInstanceOf(IllegalStateException.class);
    crm.defect = false;

    assertThat(command(lead("c1", "m1")).outcome()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aKindThatNoSourceTakesIsAnsweredWithThat() {
    var order = new Order("c1", "Maya", NOON);
    var ended = commanding.command(new SourceCommand.Unenrolment(order, "a@b.example", "7")).join();

    assertThat(ended.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(ended.outcome().message()).contains("unenrolment", "switched off");
  }

  @Test
  void anOutcomeThatCannotBeToldIsToldAgainAndNotRepeated() {
    commanding.close();
    var refusing =
        new Commanding(
            List.of(crm),
            log,
            e -> CompletableFuture.failedFuture(new IllegalStateException("x")),
            FakeLeases.free(() -> now),
            () -> now);
    assertThatThrownBy(() -> refusing.command(lead("c1", "m1")).join()).isNotNull();
    refusing.close();
    commanding = commanding();

    command(lead("c1", "m1"));

    assertThat(crm.leads).hasSize(1);
    assertThat(told).hasSize(1);
  }

  private static final class FakeLog implements CommandLog {

    final Map<String, Entry> entries = new ConcurrentHashMap<>();
    final List<String> history = new CopyOnWriteArrayList<>();
    volatile boolean breaksAtEnd;

    @Override
    public Optional<Entry> find(SourceCommand command) {
      return Optional.ofNullable(entries.get(key(command)));
    }

    @Override
    public void started(SourceCommand command) {
      history.add("started " + command.item());
      entries.put(key(command), new Entry.Started());
    }

    @Override
    public void ended(Ended ended) {
      if (breaksAtEnd) {
        throw new SourceFailure(Fault.WAREHOUSE_UNAVAILABLE, "BigQuery is away.");
      }
      history.add("ended " + ended.command().item());
      entries.put(key(ended.command()), new Entry.Over(ended));
    }

    private static String key(SourceCommand command) {
      return command.order().commandId() + "/" + command.item();
    }
  }

  private static final class FakeCrm implements CarryOut<Lead> {

    final List<String> leads = new CopyOnWriteArrayList<>();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile int calls;
    volatile SourceFailure failure;
    volatile boolean defect;

    @Override
    public Class<Lead> takes() {
      return Lead.class;
    }

    @Override
    public Optional<Outcome> find(Lead command) {
      int place = leads.indexOf(command.messageId());
      return place < 0
          ? Optional.empty()
          : Optional.of(new Outcome.Done("00Q" + (place + 1), "found"));
    }

    @Override
    public Outcome carryOut(Lead command) {
      calls++;
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (failure != null) {
        throw failure;
      }
      if (defect) {
        throw new IllegalStateException("defect");
      }
      leads.add(command.messageId());
      return new Outcome.Done("00Q" + leads.size(), "made");
    }
  }
}
