package com.salesintelligence.ingest.core;

/**
 * A source as this service runs it. A new source brings one of these and nothing else.
 *
 * @param cursors where its cursors lie
 * @param known what the warehouse holds of it
 * @param plan when it is read, unless the settings say otherwise
 */
public record Connector(Source source, Cursors cursors, KnownRecords known, Plan plan) {

  public String name() {
    return source.name();
  }
}
