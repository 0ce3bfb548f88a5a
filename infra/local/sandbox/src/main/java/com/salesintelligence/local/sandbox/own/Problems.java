package com.salesintelligence.local.sandbox.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What could not be served of one's own data; the first of them are kept in words. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int KEPT = 100;

  private final List<String> kept = new ArrayList<>();
  private int count;

  /**
   * @param line 0: the file as a whole
   */
  void add(Path file, int line, String reason) {
    count++;
    if (kept.size() < KEPT) {
      String where = line == 0 ? file.toString() : file + " line " + line;
      kept.add(where + ": " + reason);
      LOG.warn("Left out: {}", kept.getLast());
    }
  }

  List<String> all() {
    return List.copyOf(kept);
  }

  int count() {
    return count;
  }
}
