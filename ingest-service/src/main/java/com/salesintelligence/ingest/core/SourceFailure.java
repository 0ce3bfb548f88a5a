package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A run cannot go on. The message says what is wrong and what to do. */
public final class SourceFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final @Nullable Duration retryAfter;

  public SourceFailure(Fault fault, String message) {
    this(fault, message, null, null);
  }

  /**
   * @param retryAfter how long the source asks to be left alone
   */
  public SourceFailure(
      Fault fault, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.retryAfter = retryAfter;
  }

  /** What a thread died of. */
  static SourceFailure of(Throwable problem) {
    var cause =
        problem instanceof CompletionException e && e.getCause() != null ? e.getCause() : problem;
    if (cause instanceof SourceFailure failure) {
      return failure;
    }
    return new SourceFailure(
        Fault.INTERNAL_DEFECT,
        "This is a defect of ingest-service (%s); the log has the details."
            .formatted(cause.getClass().getSimpleName()),
        null,
        cause);
  }

  static SourceFailure stopped() {
    return new SourceFailure(
        Fault.STOPPED, "The service was stopped; the next run goes on from the last cursor.");
  }

  public Fault fault() {
    return fault;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
