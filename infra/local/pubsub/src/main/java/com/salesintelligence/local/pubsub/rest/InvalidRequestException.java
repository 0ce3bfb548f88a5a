package com.salesintelligence.local.pubsub.rest;

/** A request that means nothing, and why. */
final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidRequestException(String message) {
    super(message);
  }
}
