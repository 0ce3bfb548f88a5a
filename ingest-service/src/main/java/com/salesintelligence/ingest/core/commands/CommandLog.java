package com.salesintelligence.ingest.core.commands;

import java.util.Optional;

/** The audit log of commands, and the memory of what became of them. */
public interface CommandLog {

  Optional<Entry> find(SourceCommand command);

  /** Returns once it is stored that the source is about to be called. */
  void started(SourceCommand command);

  /** Returns once the outcome is stored. */
  void ended(Ended ended);

  /** What is stored of a command. */
  sealed interface Entry {

    /** An attempt began; how far it came is unknown. */
    record Started() implements Entry {}

    /** It has ended. */
    record Over(Ended ended) implements Entry {}
  }
}
