package com.salesintelligence.ingest.core;

import java.util.concurrent.atomic.LongAdder;

/** Counts of a run while it goes on: confirmed records, and records that could not be read. */
final class Counts {

  private final LongAdder processed = new LongAdder();
  private final LongAdder failed = new LongAdder();

  void count(Reading reading) {
    (reading instanceof Reading.Unreadable ? failed : processed).increment();
  }

  long processed() {
    return processed.sum();
  }

  long failed() {
    return failed.sum();
  }
}
