package com.salesintelligence.ingest.core;

/** The right of this instance to read one scope of one source, or to write one thing. */
public interface Lease {

  /** Grows from holder to holder. */
  long token();

  /**
   * @throws SourceFailure when it has ended: another instance may hold it by now
   */
  void requireHeld();

  /** Of a platform with a single instance. */
  static Lease alone() {
    return new Lease() {
      @Override
      public long token() {
        return 0;
      }

      @Override
      public void requireHeld() {
        // There is nobody else.
      }
    };
  }
}
