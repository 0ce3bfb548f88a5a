package com.salesintelligence.ingest.core;

import java.util.Optional;

/** How far each scope of one source has been read. */
public interface Cursors {

  Optional<String> of(String scope);

  /** Returns once the cursor is stored. One that a full run moves ends that run. */
  void move(String scope, String cursor, SyncType type);

  /** The scope is read under this lease from now on; another instance may have read it before. */
  default void under(String scope, Lease lease) {}

  /** A full run that began not long ago and has not come to its end. */
  default Optional<FullRun> cutShort(String scope) {
    return Optional.empty();
  }

  /** Returns once it is stored how far a full run has come. */
  default void reached(String scope, FullRun run) {}

  /**
   * A full run under way.
   *
   * @param position up to where all is confirmed, in the source's own terms
   */
  record FullRun(String runId, String position) {}
}
