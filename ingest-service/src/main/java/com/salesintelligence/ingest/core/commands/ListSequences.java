package com.salesintelligence.ingest.core.commands;

import java.util.List;

/** Asks the source, at this moment, for the sequences that contacts can be taken into. */
@FunctionalInterface
public interface ListSequences {

  List<Sequence> all();

  /** One of them. */
  record Sequence(String id, String name) {}
}
