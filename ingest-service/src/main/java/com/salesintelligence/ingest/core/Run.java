package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.RunReport.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** One run while it goes on, and after. */
final class Run {

  private final String id;
  private final String source;
  private final RunRequest request;
  private final String scope;
  private final Instant startedAt;
  private final Counts counts = new Counts();
  private final Map<String, String> cursors = new ConcurrentSkipListMap<>();
  private final Map<String, SourceFailure> failures = new ConcurrentSkipListMap<>();
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();
  private volatile boolean news;
  private final CompletableFuture<RunReport> end = new CompletableFuture<>();

  Run(String id, String source, RunRequest request, List<String> allScopes, Instant startedAt) {
    this.id = id;
    this.source = source;
    this.request = request;
    this.scope = RunReport.scope(request.scopes(), allScopes);
    this.startedAt = startedAt;
  }

  String id() {
    return id;
  }

  RunRequest request() {
    return request;
  }

  Counts counts() {
    return counts;
  }

  void reached(String scope, String cursor) {
    cursors.put(scope, cursor);
  }

  void failed(String scope, SourceFailure failure) {
    failures.put(scope, failure);
  }

  Map<String, SourceFailure> failures() {
    return failures;
  }

  /** Another instance reads the scope, and will. */
  void skipped(String scope) {
    skipped.add(scope);
  }

  boolean allSkipped() {
    return skipped.size() == request.scopes().size();
  }

  Set<String> succeeded() {
    return cursors.keySet();
  }

  void bringsNews() {
    news = true;
  }

  boolean pollWasStopped() {
    return request.trigger().often()
        && failures.values().stream().anyMatch(failure -> failure.fault() == Fault.STOPPED);
  }

  /** Completes once the run has ended and its end is recorded. */
  CompletableFuture<RunReport> end() {
    return end;
  }

  RunReport report() {
    return end.getNow(running());
  }

  private RunReport running() {
    return report(Optional.empty(), Status.RUNNING);
  }

  RunReport ended(InstantSource clock) {
    return report(Optional.of(clock.instant()), outcome());
  }

  private Status outcome() {
    if (failures.isEmpty()) {
      return counts.failed() == 0 ? Status.SUCCESS : Status.PARTIAL;
    }
    return cursors.isEmpty() ? Status.FAILED : Status.PARTIAL;
  }

  private RunReport report(Optional<Instant> completedAt, Status status) {
    return new RunReport(
        id,
        source,
        request.type(),
        scope,
        request.trigger(),
        startedAt,
        completedAt,
        status,
        counts.processed(),
        counts.failed(),
        error(),
        watermark(status == Status.RUNNING),
        news);
  }

  private String error() {
    return failures.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                e -> e.getValue().fault() + ": " + e.getValue().getMessage(),
                TreeMap::new,
                Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(e -> "[%s] %s".formatted(e.getValue(), e.getKey()))
        .collect(Collectors.joining("\n"));
  }

  private String watermark(boolean running) {
    var cursors = new TreeMap<>(running ? counts.positions() : Map.of());
    cursors.putAll(this.cursors);
    if (cursors.size() == 1 && request.scopes().size() == 1) {
      return cursors.values().iterator().next();
    }
    return cursors.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
