package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.files.Told;

/**
 * What is held of a row.
 *
 * @param hash of its content; empty when that is not certain
 * @param version at which it was told
 */
record Held(String hash, String file, long version, boolean gone) implements Told<Held> {

  static Held gone(long version) {
    return new Held("", "", version, true);
  }

  @Override
  public Held uncertain() {
    return new Held("", file, version, gone);
  }

  boolean says(String otherHash, String otherFile) {
    return hash.equals(otherHash) && file.equals(otherFile);
  }
}
