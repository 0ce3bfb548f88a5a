package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Does pieces of work side by side, each on a virtual thread of its own, no more at once than there
 * are permits. Closing it interrupts what is still under way.
 */
final class Abreast implements AutoCloseable {

  private final Semaphore permits;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> begun = new ArrayList<>();

  Abreast(Semaphore permits) {
    this.permits = permits;
  }

  /** Begins once there is a permit; fails when earlier work has failed. */
  void begin(Runnable work) {
    failIfFailed();
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      throw stopped();
    }
    begun.add(
        CompletableFuture.runAsync(work, threads)
            .whenComplete((done, problem) -> permits.release()));
  }

  /** Returns once all of it is done. */
  void finish() {
    try {
      CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new)).get();
    } catch (InterruptedException e) {
      throw stopped();
    } catch (ExecutionException e) {
      failIfFailed();
    }
  }

  private void failIfFailed() {
    begun.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .findFirst()
        .ifPresent(CompletableFuture::join);
    begun.removeIf(CompletableFuture::isDone);
  }

  private static SourceFailure stopped() {
    Thread.currentThread().interrupt();
    return new SourceFailure(Fault.STOPPED, "The service was stopped.");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
