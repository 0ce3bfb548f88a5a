package com.salesintelligence.local.pubsub;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The answers of Pub/Sub to what it cannot do. */
final class Rejections {

  private static final int LONGEST = 500;

  private Rejections() {}

  static StatusRuntimeException notFound(String resource) {
    return notFound("Resource not found", resource);
  }

  static StatusRuntimeException notFound(String problem, String resource) {
    return rejection(Status.NOT_FOUND, "%s (resource=%s).".formatted(problem, shortName(resource)));
  }

  static StatusRuntimeException alreadyExists(String resource) {
    return rejection(
        Status.ALREADY_EXISTS,
        "Resource already exists in the project (resource=%s).".formatted(shortName(resource)));
  }

  static StatusRuntimeException invalid(String problem) {
    return rejection(Status.INVALID_ARGUMENT, problem);
  }

  static StatusRuntimeException failedPrecondition(String problem) {
    return rejection(Status.FAILED_PRECONDITION, problem);
  }

  static StatusRuntimeException aborted(String problem) {
    return rejection(Status.ABORTED, problem);
  }

  static StatusRuntimeException exhausted(String problem) {
    return rejection(Status.RESOURCE_EXHAUSTED, problem);
  }

  static StatusRuntimeException detached(String subscription) {
    return failedPrecondition(
        "The subscription is detached from its topic (resource=%s)."
            .formatted(shortName(subscription)));
  }

  /** Clients try again on this one: the disk may have room by then. */
  static StatusRuntimeException unavailable(UncheckedIOException e) {
    return rejection(Status.UNAVAILABLE.withCause(e), e.getMessage());
  }

  static StatusRuntimeException pushed() {
    return failedPrecondition(
        "This method is not supported for push subscriptions with a defined push configuration.");
  }

  static StatusRuntimeException exported() {
    return failedPrecondition(
        "This method is not supported for subscriptions that export their messages.");
  }

  static StatusRuntimeException unsupported(String feature) {
    return rejection(
        Status.UNIMPLEMENTED, "The embedded Pub/Sub server does not support " + feature + " yet.");
  }

  /** What the client sent is told in part only: a response's headers have 8 KB. */
  private static StatusRuntimeException rejection(Status status, @Nullable String why) {
    String text = String.valueOf(why);
    return status
        .withDescription(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…")
        .asRuntimeException();
  }

  private static String shortName(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
