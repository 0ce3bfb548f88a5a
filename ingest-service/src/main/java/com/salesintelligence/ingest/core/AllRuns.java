package com.salesintelligence.ingest.core;

import java.util.List;

/** The runs of every source. */
public record AllRuns(List<Runs> all) {

  public AllRuns {
    all = List.copyOf(all);
  }

  public Runs of(Connector connector) {
    return all.stream()
        .filter(runs -> runs.source().equals(connector.name()))
        .findFirst()
        .orElseThrow();
  }
}
