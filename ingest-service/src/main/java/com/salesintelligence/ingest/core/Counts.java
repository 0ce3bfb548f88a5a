package com.salesintelligence.ingest.core;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of a run while it goes on: confirmed records, and records that could not be read. */
final class Counts {

  private final LongAdder processed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<String, String> positions = new ConcurrentSkipListMap<>();

  void count(Reading reading) {
    (reading instanceof Reading.Unreadable ? failed : processed).increment();
  }

  void reached(String scope, String position) {
    positions.put(scope, position);
  }

  /** Of full runs, by scope. */
  Map<String, String> positions() {
    return positions;
  }

  long processed() {
    return processed.sum();
  }

  long failed() {
    return failed.sum();
  }
}
