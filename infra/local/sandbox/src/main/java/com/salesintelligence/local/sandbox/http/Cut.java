package com.salesintelligence.local.sandbox.http;

/** Ends a request by closing its connection without an answer, as a failing network does. */
public final class Cut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Cut() {
    super("connection cut", null, false, false);
  }
}
