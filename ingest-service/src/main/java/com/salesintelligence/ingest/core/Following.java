package com.salesintelligence.ingest.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells how runs stand, of this process and of earlier ones. */
public final class Following {

  private static final int SHOWN = 50;

  private final Collection<Runs> sources;
  private final RunHistory history;

  public Following(Collection<Runs> sources, RunHistory history) {
    this.sources = List.copyOf(sources);
    this.history = history;
  }

  public Optional<RunReport> find(String id) {
    return sources.stream()
        .flatMap(runs -> runs.find(id).stream())
        .findFirst()
        .or(() -> history.find(id));
  }

  /** Newest first; what this process knows of a run wins over what is stored. */
  public List<RunReport> recent() {
    var byId = new LinkedHashMap<String, RunReport>();
    Stream.concat(
            sources.stream().flatMap(runs -> runs.recent().stream()), history.recent().stream())
        .forEach(run -> byId.putIfAbsent(run.id(), run));
    return byId.values().stream()
        .sorted(Comparator.comparing(RunReport::startedAt).reversed())
        .limit(SHOWN)
        .toList();
  }
}
