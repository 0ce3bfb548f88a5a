package com.salesintelligence.local.pubsub.schema;

/** The definition is not a schema that Pub/Sub takes; the message says why. */
public final class InvalidSchemaException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidSchemaException(String problem) {
    super(problem);
  }

  InvalidSchemaException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
