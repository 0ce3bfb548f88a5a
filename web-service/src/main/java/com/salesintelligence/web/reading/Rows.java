package com.salesintelligence.web.reading;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Rows that are being read. */
public final class Rows<T extends Record> {

  private static final long PATIENCE_SECONDS = 20;

  private final CompletableFuture<List<T>> answer;

  Rows(CompletableFuture<List<T>> answer) {
    this.answer = answer;
  }

  /**
   * Waits for all rows.
   *
   * @throws WarehouseUnavailable when the warehouse failed or did not answer in time
   */
  public List<T> all() {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | CompletionException e) {
      throw new WarehouseUnavailable("The warehouse could not be read.", e.getCause());
    } catch (TimeoutException e) {
      throw new WarehouseUnavailable(
          "The warehouse did not answer within " + PATIENCE_SECONDS + " seconds.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseUnavailable("The read was interrupted.", e);
    }
  }

  public Optional<T> first() {
    return all().stream().findFirst();
  }
}
