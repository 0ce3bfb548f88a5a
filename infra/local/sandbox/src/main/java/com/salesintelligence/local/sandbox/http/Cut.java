package com.salesintelligence.local.sandbox.http;

/** Ends a connection by order, before or within an answer, as a failing network does. */
public final class Cut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean resets;

  public Cut() {
    this(false);
  }

  Cut(boolean resets) {
    super("connection cut", null, false, false);
    this.resets = resets;
  }

  /** Whether the client sees a reset, not an end. */
  boolean resets() {
    return resets;
  }
}
