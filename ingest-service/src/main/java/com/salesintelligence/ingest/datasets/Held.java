package com.salesintelligence.ingest.datasets;

/**
 * What is held of a row: in the warehouse, or on its way there.
 *
 * @param hash of its content; empty when that is not certain
 * @param version at which it was told
 */
record Held(String hash, String file, long version, boolean gone) {

  static Held gone(long version) {
    return new Held("", "", version, true);
  }

  boolean says(String otherHash, String otherFile) {
    return hash.equals(otherHash) && file.equals(otherFile);
  }
}
