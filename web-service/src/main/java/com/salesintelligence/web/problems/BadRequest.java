package com.salesintelligence.web.problems;

import java.io.Serial;

/** A form or address that cannot be acted upon. The message says what to change. */
public final class BadRequest extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public BadRequest(String message) {
    super(message);
  }
}
