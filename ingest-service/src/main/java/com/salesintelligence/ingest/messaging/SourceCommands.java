package com.salesintelligence.ingest.messaging;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.contracts.commands.EnrolmentRequested;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.contracts.commands.UnenrolmentRequested;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.Commanding;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.SourceCommand;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import com.salesintelligence.messaging.RetryLater;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Carries out the commands that write into a source. A command is done when the outcome of each
 * thing that it names is stored and told.
 */
public final class SourceCommands {

  private static final int MOST_ITEMS = 200;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_TEXT = 1_000_000;

  private final Commanding commanding;

  public SourceCommands(Commanding commanding) {
    this.commanding = commanding;
  }

  public Handler<LeadRequested> leads() {
    return handler(
        event -> {
          var command = event.payload();
          var order = order(event, command.getCommandId(), command.getRequestedBy());
          return command.getMessageIdsList().stream()
              .distinct()
              .<SourceCommand>map(
                  id ->
                      new SourceCommand.Lead(
                          order, name(id, "message_ids"), command.getDespiteDuplicates()))
              .toList();
        });
  }

  public Handler<EnrolmentRequested> enrolments() {
    return handler(
        event -> {
          var command = event.payload();
          return List.of(
              new SourceCommand.Enrolment(
                  order(event, command.getCommandId(), command.getRequestedBy()),
                  name(command.getContactEmail(), "contact_email"),
                  name(command.getSequenceId(), "sequence_id"),
                  within(command.getSenderEmail(), LONGEST_NAME, "sender_email")));
        });
  }

  public Handler<UnenrolmentRequested> unenrolments() {
    return handler(
        event -> {
          var command = event.payload();
          return List.of(
              new SourceCommand.Unenrolment(
                  order(event, command.getCommandId(), command.getRequestedBy()),
                  name(command.getContactEmail(), "contact_email"),
                  name(command.getSequenceId(), "sequence_id")));
        });
  }

  public Handler<DraftRequested> drafts() {
    return handler(
        event -> {
          var command = event.payload();
          return List.of(
              new SourceCommand.Draft(
                  order(event, command.getCommandId(), command.getRequestedBy()),
                  name(command.getMailboxEmail(), "mailbox_email"),
                  name(command.getThreadId(), "thread_id"),
                  within(command.getMessageId(), LONGEST_NAME, "message_id"),
                  within(filled(command.getBodyText(), "body_text"), LONGEST_TEXT, "body_text")));
        });
  }

  private <T extends Message> Handler<T> handler(
      Function<Event<T>, List<? extends SourceCommand>> read) {
    return event -> {
      try {
        var commands = read.apply(event);
        if (commands.isEmpty() || commands.size() > MOST_ITEMS) {
          throw new Refused(
              "names %d things; 1 to %d are taken".formatted(commands.size(), MOST_ITEMS));
        }
        return all(commands);
      } catch (Refused refused) {
        return CompletableFuture.completedFuture(
            Delivery.parked(
                IngestError.COMMAND_REFUSED,
                "The command %s: have it made anew.".formatted(refused.getMessage())));
      }
    };
  }

  private CompletableFuture<Delivery> all(List<? extends SourceCommand> commands) {
    var ends = commands.stream().map(commanding::command).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(ends)
        .handle(
            (ended, problem) -> {
              if (problem == null) {
                return Delivery.done();
              }
              throw retry(problem);
            });
  }

  private static RuntimeException retry(Throwable problem) {
    var cause =
        problem instanceof CompletionException e && e.getCause() != null ? e.getCause() : problem;
    var code =
        cause instanceof SourceFailure failure
            ? IngestError.of(failure.fault())
            : IngestError.INTERNAL_DEFECT;
    return new RetryLater(code, "The command was not carried out; it comes again.", cause);
  }

  private static Order order(Event<?> event, String commandId, String requestedBy) {
    return new Order(
        name(commandId, "command_id"), name(requestedBy, "requested_by"), event.time());
  }

  private static String name(String value, String field) {
    return within(filled(value, field), LONGEST_NAME, field);
  }

  private static String filled(String value, String field) {
    if (value.isBlank()) {
      throw new Refused("has no " + field);
    }
    return value;
  }

  private static String within(String value, int most, String field) {
    if (value.length() > most) {
      throw new Refused("has more than %d characters in %s".formatted(most, field));
    }
    return value;
  }

  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
