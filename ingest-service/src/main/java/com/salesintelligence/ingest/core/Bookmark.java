package com.salesintelligence.ingest.core;

/**
 * Where the next incremental run goes on.
 *
 * @param cursor in the source's own terms
 * @param asOf every version that the source had given out when the run began is at most this
 * @param repeatsFrom readings of this version or a later one may be told again by the next run
 */
public record Bookmark(String cursor, long asOf, long repeatsFrom) {

  /** A source that never tells a reading twice. */
  public static Bookmark exact(String cursor, long asOf) {
    return new Bookmark(cursor, asOf, Long.MAX_VALUE);
  }
}
