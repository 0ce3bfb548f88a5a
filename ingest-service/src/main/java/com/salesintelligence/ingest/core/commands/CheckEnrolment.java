package com.salesintelligence.ingest.core.commands;

import java.util.Optional;

/** Asks the source, at this moment, why a contact cannot be taken into a sequence. */
@FunctionalInterface
public interface CheckEnrolment {

  /** Nothing is written. Empty when nothing that can be known beforehand is against it. */
  Optional<Outcome.Skipped> whyNot(SourceCommand.Enrolment command);
}
