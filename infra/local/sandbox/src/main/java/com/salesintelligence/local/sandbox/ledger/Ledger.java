package com.salesintelligence.local.sandbox.ledger;

import java.io.IOException;

/** Where a source's changes are written down before they take effect. */
public interface Ledger {
  /** Journals the note, then lets its source apply it. */
  void write(Kept source, Note note) throws IOException;

  /** Several steps that nothing comes between. */
  <T> T together(Change<T> change) throws IOException;

  /** What is done together. */
  interface Change<T> {
    T make() throws IOException;
  }
}
