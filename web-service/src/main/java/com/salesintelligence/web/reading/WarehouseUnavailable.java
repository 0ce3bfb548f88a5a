package com.salesintelligence.web.reading;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A page could not be made because the warehouse did not answer. */
public final class WarehouseUnavailable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public WarehouseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
