package com.salesintelligence.web.commands;

import java.io.Serial;

/** A decision could not be told to its service: nothing has changed. */
public final class CommandNotSent extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  CommandNotSent(Throwable cause) {
    super("Your decision could not be sent.", cause);
  }
}
