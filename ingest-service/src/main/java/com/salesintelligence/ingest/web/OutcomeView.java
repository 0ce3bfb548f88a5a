package com.salesintelligence.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.Ended;
import com.salesintelligence.ingest.core.commands.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What became of a command, as JSON shows it; its names are those of source_commands. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OutcomeView(
    @JsonProperty("command_id") String commandId,
    @JsonProperty("item") String item,
    @JsonProperty("kind") String kind,
    @JsonProperty("status") String status,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("message") String message,
    @JsonProperty("external_id") @Nullable String externalId) {

  /** Waits for the end. */
  static OutcomeView of(CompletableFuture<Ended> end) {
    try {
      return of(end.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof SourceFailure failure ? failure : e;
    }
  }

  private static OutcomeView of(Ended ended) {
    return switch (ended.outcome()) {
      case Outcome.Done(var id, var message) -> of(ended, "done", null, message, id);
      case Outcome.Skipped(var reason, var message, var id) ->
          of(ended, "skipped", reason, message, id);
      case Outcome.Failed(var reason, var message) -> of(ended, "failed", reason, message, null);
    };
  }

  private static OutcomeView of(
      Ended ended,
      String status,
      @Nullable String reason,
      String message,
      @Nullable String externalId) {
    var command = ended.command();
    return new OutcomeView(
        command.order().commandId(),
        command.item(),
        command.kind(),
        status,
        reason,
        message,
        externalId);
  }
}
