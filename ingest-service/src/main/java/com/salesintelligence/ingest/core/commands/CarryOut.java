package com.salesintelligence.ingest.core.commands;

import java.util.Optional;

/**
 * Writes one kind of command into its source. Its methods block, may be called from any thread and
 * throw {@link com.salesintelligence.ingest.core.SourceFailure}: one that passes makes the command
 * come again, any other ends it as failed.
 */
public interface CarryOut<C extends SourceCommand> {

  /** The kind that it takes. */
  Class<C> takes();

  /**
   * Asks the source whether an earlier attempt at this very command reached it: that attempt did
   * not come to its end here. Nothing is written.
   *
   * @return empty when the source holds no trace of it, so that it is to be carried out
   */
  Optional<Outcome> find(C command);

  Outcome carryOut(C command);
}
