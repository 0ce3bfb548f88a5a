package com.salesintelligence.ingest.dialpad;

/** One record is not as Dialpad describes it. */
final class WrongShape extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongShape(String field, String expected) {
    super("%s is not %s.".formatted(field, expected));
  }
}
