package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.files.Told;
import java.util.List;

/**
 * What is held of a document.
 *
 * @param hash of its file; empty when that is not certain
 * @param labels sorted, separated by commas
 * @param chunks how many there are
 * @param version at which it was told
 */
record Held(String hash, String labels, int chunks, long version, boolean gone)
    implements Told<Held> {

  static String join(List<String> labels) {
    return String.join(",", labels);
  }

  @Override
  public Held uncertain() {
    return new Held("", labels, chunks, version, gone);
  }

  boolean says(String otherHash, String otherLabels) {
    return hash.equals(otherHash) && labels.equals(otherLabels);
  }
}
