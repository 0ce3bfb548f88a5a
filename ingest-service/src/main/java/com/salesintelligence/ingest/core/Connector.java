package com.salesintelligence.ingest.core;

/**
 * A source as this service runs it. A new source brings one of these and nothing else.
 *
 * @param cursors where its cursors lie
 * @param known what the warehouse holds of it
 * @param plan when it is read, unless the settings say otherwise
 */
public record Connector(Source source, Cursors cursors, KnownRecords known, Plan plan) {

  /** The same source, read at other times. */
  public Connector at(Plan other) {
    return new Connector(source, cursors, known, other);
  }

  public String name() {
    return source.name();
  }
}
