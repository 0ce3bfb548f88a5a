package com.salesintelligence.ingest.core;

/**
 * Takes what a source tells, from any thread; holds the caller back while too much is under way.
 */
@FunctionalInterface
public interface Sink {

  void accept(Reading reading);
}
