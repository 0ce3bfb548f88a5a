package com.salesintelligence.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.contracts.commands.EnrolmentRequested;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.contracts.commands.UnenrolmentRequested;
import com.salesintelligence.ingest.core.FakeLeases;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.CarryOut;
import com.salesintelligence.ingest.core.commands.CommandLog;
import com.salesintelligence.ingest.core.commands.Commanding;
import com.salesintelligence.ingest.core.commands.Ended;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import com.salesintelligence.messaging.RetryLater;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceCommandsTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Order ORDER = new Order("c1", "maya", NOON);

  private final List<SourceCommand> carriedOut = new CopyOnWriteArrayList<>();
  private boolean down;
  private final Commanding commanding =
      new Commanding(
          List.of(
              taking(SourceCommand.Lead.class),
              taking(SourceCommand.Enrolment.class),
              taking(SourceCommand.Unenrolment.class),
              taking(SourceCommand.Draft.class)),
          new Memory(),
          ended -> CompletableFuture.completedFuture(null),
          FakeLeases.free(() -> NOON),
          () -> NOON);
  private final SourceCommands commands = new SourceCommands(commanding);

  @AfterEach
  void close() {
    commanding.close();
  }

  private static final class Memory implements CommandLog {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Entry> find(SourceCommand command) {
      return Optional.ofNullable(entries.get(command.item()));
    }

    @Override
    public void started(SourceCommand command) {
      entries.put(command.item(), new Entry.Started());
    }

    @Override
    public void ended(Ended ended) {
      entries.put(ended.command().item(), new Entry.Over(ended));
    }
  }

  private <C extends SourceCommand> CarryOut<C> taking(Class<C> kind) {
    return new CarryOut<>() {
      @Override
      public Class<C> takes() {
        return kind;
      }

      @Override
      public Optional<Outcome> find(C command) {
        return Optional.empty();
      }

      @Override
      public Outcome carryOut(C command) {
        if (down) {
          throw new SourceFailure(Fault.SOURCE_UNAVAILABLE, "Down.");
        }
        carriedOut.add(command);
        return new Outcome.Done("x1", "Done.");
      }
    };
  }

  private static <T extends Message> Delivery deliver(Handler<T> handler, T command) {
    return handler.on(Event.of("e1", "c1", NOON, command)).join();
  }

  private static LeadRequested.Builder lead(String... mails) {
    return LeadRequested.newBuilder()
        .setCommandId("c1")
        .setRequestedBy("maya")
        .addAllMessageIds(List.of(mails));
  }

  private static DraftRequested.Builder draft() {
    return DraftRequested.newBuilder()
        .setCommandId("c1")
        .setRequestedBy("maya")
        .setMailboxEmail("maya@us.example")
        .setThreadId("t1")
        .setBodyText("Hello");
  }

  private static void refused(Delivery delivery, String why) {
    assertThat(delivery)
        .isInstanceOfSatisfying(
            Delivery.Parked.class,
            parked -> {
              assertThat(parked.error()).isEqualTo(IngestError.COMMAND_REFUSED);
              assertThat(parked.message()).contains(why);
            });
  }

  @Test
  void eachMailOfACommandMakesOneLead() {
    assertThat(deliver(commands.leads(), lead("m1", "m2", "m1").setDespiteDuplicates(true).build()))
        .isEqualTo(Delivery.done());

    assertThat(carriedOut.stream().sorted(Comparator.comparing(SourceCommand::item)))
        .containsExactly(
            new SourceCommand.Lead(ORDER, "m1", true), new SourceCommand.Lead(ORDER, "m2", true));
  }

  @Test
  void theOtherCommandsArriveAsTheyWereSent() {
    deliver(commands.drafts(), draft().setMessageId("m7").build());
    deliver(
        commands.enrolments(),
        EnrolmentRequested.newBuilder()
            .setCommandId("c1")
            .setRequestedBy("maya")
            .setContactEmail("a@x.example")
            .setSequenceId("9")
            .setSenderEmail("maya@us.example")
            .build());
    deliver(
        commands.unenrolments(),
        UnenrolmentRequested.newBuilder()
            .setCommandId("c1")
            .setRequestedBy("maya")
            .setContactEmail("b@x.example")
            .setSequenceId("9")
            .build());

    assertThat(carriedOut)
        .containsExactly(
            new SourceCommand.Draft(ORDER, "maya@us.example", "t1", "m7", "Hello"),
            new SourceCommand.Enrolment(ORDER, "a@x.example", "9", "maya@us.example"),
            new SourceCommand.Unenrolment(ORDER, "b@x.example", "9"));
  }

  @Test
  void whatCanNeverBeCarriedOutIsParkedWithTheFieldThatIsWrong() {
    refused(deliver(commands.leads(), lead().build()), "names 0 things");
    refused(deliver(commands.leads(), lead("m1", " ").build()), "message_ids");
    refused(deliver(commands.leads(), lead("m1").setCommandId("").build()), "command_id");
    refused(deliver(commands.leads(), lead("m1").setRequestedBy("").build()), "requested_by");
    var many = IntStream.range(0, 201).mapToObj(Integer::toString).toArray(String[]::new);
    refused(deliver(commands.leads(), lead(many).build()), "names 201 things");
    refused(deliver(commands.drafts(), draft().setThreadId("").build()), "thread_id");
    refused(deliver(commands.drafts(), draft().setBodyText("\n ").build()), "body_text");
    refused(
        deliver(commands.drafts(), draft().setBodyText("x".repeat(1_000_001)).build()),
        "more than 1000000 characters in body_text");
    refused(
        deliver(commands.drafts(), draft().setMailboxEmail("x".repeat(1_001)).build()),
        "mailbox_email");
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void aCommandComesAgainWhileTheSourceIsDownAndIsCarriedOutOnce() {
    down = true;
    assertThatThrownBy(() -> deliver(commands.drafts(), draft().build()))
        .hasCauseInstanceOf(RetryLater.class);

    down = false;
    deliver(commands.drafts(), draft().build());
    deliver(commands.drafts(), draft().build());

    assertThat(carriedOut).hasSize(1);
  }
}
