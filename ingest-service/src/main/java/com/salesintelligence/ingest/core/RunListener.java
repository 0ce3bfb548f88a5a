package com.salesintelligence.ingest.core;

/** Is told of every run that ends, polls that found nothing too, and how long ones go on. */
@FunctionalInterface
public interface RunListener {

  void finished(RunReport run);

  /** How a run stands that has not ended. */
  default void goesOn(RunReport run) {}

  /** A full run that died with its process is carried on by another. */
  default void carriedOn(String diedId, RunReport by) {}
}
