package com.salesintelligence.ingest.datasets;

/** A field of a description is not as it must be. */
final class WrongField extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongField(String field, String problem) {
    super(field + ": " + problem);
  }
}
