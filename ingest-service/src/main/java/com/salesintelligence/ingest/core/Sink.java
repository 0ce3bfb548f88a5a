package com.salesintelligence.ingest.core;

import java.util.Optional;

/**
 * Takes what a source tells, from any thread; holds the caller back while too much is under way. A
 * source whose full runs are long also says how far it is, so that a run that is cut short can be
 * resumed by another process.
 */
@FunctionalInterface
public interface Sink {

  void accept(Reading reading);

  /**
   * Takes a record whose own version does not tell of all its changes: what it says anew gets at
   * least this version.
   */
  default void accept(Reading reading, long atLeast) {
    accept(reading.at(Math.max(reading.version(), atLeast)));
  }

  /**
   * Whether it remembers all that it took of this scope since it was first read by this process;
   * then it knows what is news better than a version does.
   */
  default boolean remembersAll() {
    return false;
  }

  /**
   * Where this full run goes on: a position that the run before gave to {@link #reached}. A source
   * that goes on there tells {@link #stillThere} of each record before it, for all that is not told
   * counts as gone at the end.
   */
  default Optional<String> resumesFrom() {
    return Optional.empty();
  }

  /** Whether a position is worth the effort: it is stored now and then only. */
  default boolean wantsPosition() {
    return false;
  }

  /** Every reading up to this position has been accepted; called by one thread at a time. */
  default void reached(String position) {}

  /** The record is there, and was accepted before the run was cut short. */
  default void stillThere(RecordKey key) {}
}
