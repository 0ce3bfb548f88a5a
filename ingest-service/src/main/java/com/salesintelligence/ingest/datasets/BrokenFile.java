package com.salesintelligence.ingest.datasets;

/** A file whose rows cannot be read as its description says. */
final class BrokenFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenFile(String problem) {
    super(problem);
  }
}
