package com.salesintelligence.ingest.core;

import java.util.Optional;

/** How far each scope of one source has been read. */
public interface Cursors {

  Optional<String> of(String scope);

  /** Returns once the cursor is stored. */
  void move(String scope, String cursor, SyncType type);
}
