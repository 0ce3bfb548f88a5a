package com.salesintelligence.local.platform;

/** The platform cannot start; the message is one line that says what to do. */
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }
}
