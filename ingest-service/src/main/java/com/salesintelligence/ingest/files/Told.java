package com.salesintelligence.ingest.files;

/** What is held of a record: in the warehouse, or on its way there. */
public interface Told<T> {

  long version();

  boolean gone();

  /** The same without its content, for when it may have been lost on its way. */
  T uncertain();
}
