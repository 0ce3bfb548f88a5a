package com.salesintelligence.local.vertex.fault;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The answers of Vertex AI to what it cannot do. */
public final class Rejections {

  private Rejections() {}

  public static StatusRuntimeException invalid(String problem) {
    return Status.INVALID_ARGUMENT.withDescription(problem).asRuntimeException();
  }

  /** Real Vertex AI has it, this stand-in has not. */
  public static StatusRuntimeException unsupported(String feature) {
    return Status.UNIMPLEMENTED
        .withDescription("The local Vertex AI does not support " + feature + ".")
        .asRuntimeException();
  }

  public static StatusRuntimeException notFound(String what) {
    return Status.NOT_FOUND.withDescription(what).asRuntimeException();
  }

  /** A number outside of what is allowed, in Vertex AI's words. */
  public static StatusRuntimeException outOfRange(
      String field, Object value, Object first, Object last) {
    return invalid(
        "Unable to submit request because it has a %s value of %s but the supported range is from %s (inclusive) to %s (inclusive). Update the value and try again."
            .formatted(field, value, first, last));
  }
}
