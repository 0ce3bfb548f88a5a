package com.salesintelligence.local.vertex.embedding;

import org.jspecify.annotations.Nullable;

/** The packaged model cannot be used on this machine; the message says why. */
public final class ModelMissing extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelMissing(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
