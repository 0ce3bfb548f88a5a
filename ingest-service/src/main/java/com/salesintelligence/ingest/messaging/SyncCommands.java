package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.commands.SyncRequested;
import com.salesintelligence.ingest.core.Requesting;
import com.salesintelligence.ingest.core.Requesting.Answer;
import com.salesintelligence.ingest.core.Requesting.Request;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Handler;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Starts the runs that commands ask for. A command is done when its run has ended: one that comes
 * again meanwhile joins that run, and one whose run died with the service starts it anew.
 */
public final class SyncCommands implements Handler<SyncRequested> {

  private final Requesting requesting;

  public SyncCommands(Requesting requesting) {
    this.requesting = requesting;
  }

  @Override
  public CompletableFuture<Delivery> on(Event<SyncRequested> event) {
    var command = event.payload();
    var request = new Request(command.getSource(), command.getSyncType(), scopes(command));
    return switch (requesting.request(request)) {
      case Answer.Accepted accepted ->
          accepted.started().end().thenApply(report -> Delivery.done());
      case Answer.Refused refused ->
          CompletableFuture.completedFuture(
              Delivery.parked(
                  IngestError.SYNC_REFUSED,
                  "There can be no such run (%s): compare the command with the settings under ingest."
                      .formatted(refused.refusal())));
    };
  }

  /** The field object_type names a part of any source but Gmail, whatever it calls its parts. */
  private Map<String, String> scopes(SyncRequested command) {
    var scopes = new HashMap<String, String>();
    if (!command.getMailbox().isEmpty()) {
      scopes.put("mailbox", command.getMailbox());
    }
    if (!command.getObjectType().isEmpty()) {
      scopes.put(requesting.scopeKind(command.getSource()), command.getObjectType());
    }
    return scopes;
  }
}
