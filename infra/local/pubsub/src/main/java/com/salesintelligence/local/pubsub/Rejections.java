package com.salesintelligence.local.pubsub;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** The answers of Pub/Sub to what it cannot do. */
final class Rejections {

  private Rejections() {}

  static StatusRuntimeException notFound(String resource) {
    return Status.NOT_FOUND
        .withDescription("Resource not found (resource=%s).".formatted(shortName(resource)))
        .asRuntimeException();
  }

  static StatusRuntimeException alreadyExists(String resource) {
    return Status.ALREADY_EXISTS
        .withDescription(
            "Resource already exists in the project (resource=%s).".formatted(shortName(resource)))
        .asRuntimeException();
  }

  static StatusRuntimeException invalid(String problem) {
    return Status.INVALID_ARGUMENT.withDescription(problem).asRuntimeException();
  }

  static StatusRuntimeException failedPrecondition(String problem) {
    return Status.FAILED_PRECONDITION.withDescription(problem).asRuntimeException();
  }

  static StatusRuntimeException aborted(String problem) {
    return Status.ABORTED.withDescription(problem).asRuntimeException();
  }

  static StatusRuntimeException exhausted(String problem) {
    return Status.RESOURCE_EXHAUSTED.withDescription(problem).asRuntimeException();
  }

  static StatusRuntimeException detached(String subscription) {
    return failedPrecondition(
        "The subscription is detached from its topic (resource=%s)."
            .formatted(shortName(subscription)));
  }

  static StatusRuntimeException pushed() {
    return failedPrecondition("This method is not supported for this subscription type.");
  }

  static StatusRuntimeException unsupported(String feature) {
    return Status.UNIMPLEMENTED
        .withDescription("The embedded Pub/Sub server does not support " + feature + " yet.")
        .asRuntimeException();
  }

  private static String shortName(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
