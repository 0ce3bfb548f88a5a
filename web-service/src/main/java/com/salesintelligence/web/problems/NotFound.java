package com.salesintelligence.web.problems;

import java.io.Serial;

/** What was asked for is not there. The message says so to the person who asked. */
public final class NotFound extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public NotFound(String message) {
    super(message);
  }
}
