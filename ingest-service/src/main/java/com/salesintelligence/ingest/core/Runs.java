package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.RunReport.Trigger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the runs of one source: its scopes side by side, each scope in one run at a time. A
 * request that equals one under way joins it; any other waits for its turn.
 */
public final class Runs implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Runs.class);
  private static final int REMEMBERED = 200;

  private static final int LEASE_TRIES = 20;

  private final Syncing syncing;
  private final Leases leases;
  private final Collection<RunListener> listeners;
  private final InstantSource clock;
  private final ScopeLocks locks = new ScopeLocks();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Run> recent = new ArrayDeque<>();
  private final Map<String, Fault> failing = new ConcurrentHashMap<>();

  public Runs(
      Syncing syncing, Leases leases, Collection<RunListener> listeners, InstantSource clock) {
    this.syncing = syncing;
    this.leases = leases;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  public String source() {
    return syncing.source();
  }

  /** How long to wait between two polls that were to be so far apart. */
  Duration betweenPolls(Duration planned) {
    return syncing.pause(planned);
  }

  String scopeKind() {
    return syncing.scopeKind();
  }

  public List<String> scopes() {
    return syncing.scopes();
  }

  /** Starts a run, or joins the one under way that does the same. */
  public Started start(RunRequest request) {
    Run run;
    synchronized (recent) {
      var same = recent.stream().filter(r -> sameUnderWay(r, request)).findFirst();
      if (same.isPresent()) {
        return new Started(same.get().report(), same.get().end());
      }
      run = newRun(request);
      remember(run);
    }
    var report = run.report();
    threads.execute(() -> carryOut(run));
    return new Started(report, run.end());
  }

  public Optional<RunReport> find(String id) {
    synchronized (recent) {
      return recent.stream().filter(run -> run.id().equals(id)).findFirst().map(Run::report);
    }
  }

  /** Runs of this process, newest first; polls that found nothing are left out. */
  public List<RunReport> recent() {
    synchronized (recent) {
      return recent.stream()
          .map(Run::report)
          .filter(r -> r.completedAt().isEmpty() || r.worthRecording())
          .toList();
    }
  }

  /**
   * Runs incrementally over those of the scopes that nothing else reads now, and fully over those
   * never read.
   *
   * @return the scopes that failed
   */
  Map<String, SourceFailure> poll(Collection<String> due) {
    var free = due.stream().filter(locks::free).filter(this::leased).toList();
    var never = free.stream().filter(syncing::wantsFull).toList();
    var known = free.stream().filter(scope -> !never.contains(scope)).toList();
    var failures = new HashMap<String, SourceFailure>();
    failures.putAll(runNow(new RunRequest(SyncType.FULL, never, Trigger.POLL)));
    failures.putAll(runNow(new RunRequest(SyncType.INCREMENTAL, known, Trigger.POLL)));
    return failures;
  }

  /** How far a scope is read; empty before its first full run has ended. */
  Optional<String> cursor(String scope) {
    return syncing.cursor(scope);
  }

  /**
   * Runs incrementally over a scope that has changed.
   *
   * @return how it ended; without a watermark when another instance reads the scope
   */
  RunReport notice(String scope) {
    var run = newRun(new RunRequest(SyncType.INCREMENTAL, List.of(scope), Trigger.NOTICE));
    if (threads.isShutdown()) {
      throw SourceFailure.stopped();
    }
    carryOut(run);
    return run.report();
  }

  private boolean leased(String scope) {
    var lease = leases.take(syncing.leasedAs(scope));
    lease.ifPresent(
        own -> {
          syncing.under(scope, own);
          leases.done(own);
        });
    return lease.isPresent();
  }

  /** Tells how the runs stand that have been under way for a while. */
  public void tellProgress() {
    List<Run> all;
    synchronized (recent) {
      all = recent.stream().filter(run -> !run.end().isDone()).toList();
    }
    all.forEach(run -> listeners.forEach(listener -> listener.goesOn(run.report())));
  }

  private Map<String, SourceFailure> runNow(RunRequest request) {
    if (request.scopes().isEmpty() || threads.isShutdown()) {
      return Map.of();
    }
    var run = newRun(request);
    if (request.type() == SyncType.FULL) {
      synchronized (recent) {
        remember(run);
      }
    }
    carryOut(run);
    return run.failures();
  }

  private Run newRun(RunRequest request) {
    return new Run(UUID.randomUUID().toString(), source(), request, scopes(), clock.instant());
  }

  private void remember(Run run) {
    recent.addFirst(run);
    while (recent.size() > REMEMBERED && recent.getLast().end().isDone()) {
      recent.removeLast();
    }
  }

  private static boolean sameUnderWay(Run run, RunRequest request) {
    return !run.end().isDone()
        && run.request().type() == request.type()
        && run.request().scopes().equals(request.scopes());
  }

  private void carryOut(Run run) {
    var scopes =
        run.request().scopes().stream()
            .map(
                scope ->
                    CompletableFuture.supplyAsync(() -> read(scope, run), threads)
                        .handle(note(scope, run)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(scopes).join();
    finish(run);
  }

  private String read(String scope, Run run) {
    locks.enter(scope);
    try {
      var lease = lease(scope, run.request().trigger());
      try {
        syncing.under(scope, lease);
        return sync(scope, run, lease);
      } finally {
        leases.done(lease);
      }
    } finally {
      locks.leave(scope);
    }
  }

  private String sync(String scope, Run run, Lease lease) {
    var type = run.request().type();
    if (type == SyncType.FULL) {
      syncing
          .cutShort(scope)
          .filter(died -> !died.equals(run.id()))
          .ifPresent(died -> listeners.forEach(l -> l.carriedOn(died, run.report())));
    }
    return syncing.sync(scope, type, run.id(), run.counts(), lease);
  }

  /** A request waits until another instance has done; all else is left to that one. */
  private Lease lease(String scope, Trigger trigger) {
    var name = syncing.leasedAs(scope);
    int tries = trigger == Trigger.REQUEST ? LEASE_TRIES : 1;
    for (int i = 0; i < tries; i++) {
      var lease = leases.takeNow(name);
      if (lease.isPresent()) {
        return lease.get();
      }
      pause(i + 1 < tries ? leases.pace() : Duration.ZERO);
    }
    throw new SourceFailure(
        Fault.LEASE_HELD,
        "Another instance reads %s and has not come to its end; ask again later.".formatted(name));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailure.stopped();
    }
  }

  private static BiFunction<String, @Nullable Throwable, Run> note(String scope, Run run) {
    return (cursor, problem) -> {
      if (problem == null) {
        run.reached(scope, cursor);
        return run;
      }
      var failure = SourceFailure.of(problem);
      if (failure.fault() == Fault.LEASE_HELD && run.request().trigger() != Trigger.REQUEST) {
        run.skipped(scope);
        return run;
      }
      if (failure.fault() == Fault.INTERNAL_DEFECT) {
        log.error("run {} of {}", run.id(), scope, failure);
      }
      run.failed(scope, failure);
      return run;
    };
  }

  /** What fails for long is news once, and that it is over is news again. */
  private void note(Run run) {
    for (var scope : run.succeeded()) {
      if (failing.remove(scope) != null) {
        log.info("{} {} can be read again", source(), scope);
        run.bringsNews();
      }
    }
    run.failures()
        .forEach(
            (scope, failure) -> {
              if (failing.put(scope, failure.fault()) != failure.fault()) {
                run.bringsNews();
              }
            });
  }

  private void finish(Run run) {
    note(run);
    var report = run.ended(clock);
    if (run.pollWasStopped() || run.allSkipped()) {
      // The next start polls on; Pub/Sub and the warehouse may be closed by now.
      run.end().complete(report);
      return;
    }
    if (report.worthRecording()) {
      log.info(
          "run {} of {} ({}, {}): {}, {} records, {} unreadable {}",
          report.id(),
          report.source(),
          report.type().text(),
          report.scope(),
          report.status(),
          report.processed(),
          report.failed(),
          report.error());
    }
    try {
      listeners.forEach(listener -> listener.finished(report));
    } finally {
      run.end().complete(report);
    }
  }

  /** Interrupts what is under way: cursors stay where they were. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  /**
   * A run that was started or joined.
   *
   * @param end completes when it has ended and is recorded
   */
  public record Started(RunReport run, CompletableFuture<RunReport> end) {}
}
