package com.salesintelligence.ingest.core;

import java.util.Collection;

/**
 * Reads the single records of which a source said that they changed.
 *
 * @param <N> what the source said of one
 */
@FunctionalInterface
public interface ReadNoticed<N> {

  /**
   * Throws {@link SourceFailure}.
   *
   * @return those that the source does not show yet
   */
  Collection<N> read(Collection<N> notices, Sink sink);
}
