package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.CommandFinished;
import com.salesintelligence.contracts.events.CommandOutcome;
import com.salesintelligence.ingest.core.commands.Ended;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.TellOutcome;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import java.util.concurrent.CompletableFuture;

/** Tells pipeline-runs what became of a command. */
public final class CommandEvents implements TellOutcome {

  private final Publisher publisher;

  public CommandEvents(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public CompletableFuture<?> tell(Ended ended) {
    var command = ended.command();
    var id = command.order().commandId();
    return publisher.publish(
        Topic.PIPELINE_RUNS, Event.of(id + "/" + command.item(), id, ended.at(), event(ended)));
  }

  private static CommandFinished event(Ended ended) {
    var command = ended.command();
    var event =
        CommandFinished.newBuilder()
            .setCommandId(command.order().commandId())
            .setKind(command.kind())
            .setItem(command.item())
            .setMessage(ended.outcome().message())
            .setRequestedBy(command.order().requestedBy())
            .setFinishedAt(WireBody.timestamp(ended.at()));
    switch (ended.outcome()) {
      case Outcome.Done(var externalId, var message) ->
          event.setOutcome(CommandOutcome.DONE).setExternalId(externalId);
      case Outcome.Skipped(var reason, var message, var externalId) ->
          event.setOutcome(CommandOutcome.SKIPPED).setReason(reason).setExternalId(externalId);
      case Outcome.Failed(var reason, var message) ->
          event.setOutcome(CommandOutcome.FAILED).setReason(reason);
    }
    return event.build();
  }
}
