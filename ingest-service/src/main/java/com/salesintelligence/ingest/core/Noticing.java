package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads records soon after their source said that they changed, and publishes them. No cursor
 * moves: what is missed here, the next run finds.
 *
 * @param <N> what the source said of one record
 */
public final class Noticing<N> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Noticing.class);

  /** As many as wait at most; who tells more is asked to tell them again later. */
  static final int MOST = 10_000;

  private static final int AT_ONCE = 100;
  private static final String RUN = "webhook";
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

  private final String source;
  private final ReadNoticed<N> reader;
  private final PublishReading publish;
  private final List<Duration> waits;
  private final Map<N, Integer> waiting = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private boolean working;

  public Noticing(String source, ReadNoticed<N> reader, PublishReading publish) {
    this(source, reader, publish, WAITS);
  }

  /**
   * @param waits before what was not read is tried again
   */
  Noticing(String source, ReadNoticed<N> reader, PublishReading publish, List<Duration> waits) {
    this.source = source;
    this.reader = reader;
    this.publish = publish;
    this.waits = List.copyOf(waits);
  }

  /**
   * Returns at once.
   *
   * @return false when too many wait: none of these is taken
   */
  public boolean notice(Collection<N> notices) {
    synchronized (waiting) {
      if (waiting.size() + notices.size() > MOST) {
        return false;
      }
      notices.forEach(notice -> waiting.put(notice, 0));
      begin();
      return true;
    }
  }

  /** Called by who holds the lock. */
  private void begin() {
    if (!working && !waiting.isEmpty()) {
      working = run(this::work);
    }
  }

  /** Not when the service stops: the next run finds what is left. */
  private boolean run(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private void work() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      read(batch);
    }
  }

  private Map<N, Integer> next() {
    synchronized (waiting) {
      var batch = new LinkedHashMap<N, Integer>();
      var each = waiting.entrySet().iterator();
      while (each.hasNext() && batch.size() < AT_ONCE) {
        var notice = each.next();
        batch.put(notice.getKey(), notice.getValue());
        each.remove();
      }
      working = !batch.isEmpty();
      return batch;
    }
  }

  private void read(Map<N, Integer> batch) {
    var published = new ConcurrentLinkedQueue<CompletableFuture<?>>();
    try {
      var hidden =
          reader.read(
              List.copyOf(batch.keySet()),
              reading -> published.add(publish.publish(source, RUN, reading)));
      CompletableFuture.allOf(published.toArray(CompletableFuture<?>[]::new)).join();
      hidden.forEach(notice -> later(notice, batch.getOrDefault(notice, 0)));
    } catch (RuntimeException e) {
      var failure = SourceFailure.of(e);
      log.warn("{} records of {} not read: {}", batch.size(), source, failure.getMessage());
      if (failure.fault() == Fault.INTERNAL_DEFECT) {
        log.error("noticing of {}", source, failure);
      } else if (failure.fault() != Fault.STOPPED) {
        batch.forEach(this::later);
      }
    }
  }

  private void later(N notice, int attempts) {
    if (attempts >= waits.size()) {
      return;
    }
    run(
        () -> {
          try {
            Thread.sleep(waits.get(attempts));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
          synchronized (waiting) {
            waiting.putIfAbsent(notice, attempts + 1);
            begin();
          }
        });
  }

  /** Interrupts what is under way: the next run finds it. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
