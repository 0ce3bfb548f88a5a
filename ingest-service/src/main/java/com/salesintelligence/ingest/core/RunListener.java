package com.salesintelligence.ingest.core;

/** Is told of every run that ends, polls that found nothing too. */
@FunctionalInterface
public interface RunListener {

  void finished(RunReport run);
}
