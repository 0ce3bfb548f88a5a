package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.datasets.RowCheck.Outcome;
import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import com.salesintelligence.ingest.files.Folder.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the files of a dataset hold, row by row, without the contents: the first of two readings.
 */
final class Survey implements DatasetFiles.Visitor {

  private final Map<String, Found> good = new HashMap<>();
  private final Set<String> badKeys = new HashSet<>();
  private final Set<String> conflicts = new HashSet<>();
  private long rejected;
  private long nameless;

  /** A row that can be published. */
  record Found(String hash, String file) {}

  @Override
  public void row(Entry file, RawRow row, Outcome outcome) {
    switch (outcome) {
      case Outcome.Good(var key, var json, var hash) -> good(key, hash, file);
      case Outcome.Bad(var key, var reason, var problem) -> {
        rejected++;
        key.ifPresentOrElse(badKeys::add, () -> nameless++);
      }
    }
  }

  private void good(String key, String hash, Entry file) {
    if (conflicts.contains(key)) {
      rejected++;
      return;
    }
    var first = good.putIfAbsent(key, new Found(hash, file.path()));
    if (first != null && !first.hash().equals(hash)) {
      // Which of them is right nobody knows: what was published before stays.
      good.remove(key);
      conflicts.add(key);
      rejected += 2;
    }
  }

  /** The rows to publish, by key. */
  Map<String, Found> rows() {
    return good;
  }

  /** Neither the row that is held under this key nor its absence is believed. */
  boolean doubtful(String key) {
    return badKeys.contains(key) || conflicts.contains(key);
  }

  /** Rows with this key say different things. */
  boolean conflicting(String key) {
    return conflicts.contains(key);
  }

  long rejected() {
    return rejected;
  }

  /** Rows of which not even the key can be read. */
  long nameless() {
    return nameless;
  }
}
