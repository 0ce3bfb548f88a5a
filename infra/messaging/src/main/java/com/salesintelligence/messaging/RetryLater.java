package com.salesintelligence.messaging;

/**
 * A handler failed for a reason that passes. Any exception leads to redelivery; this one also gives
 * the dead letter its error code, should every attempt fail.
 */
public final class RetryLater extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode error;

  /**
   * @param message what is wrong and what to do, without personal data
   */
  public RetryLater(ErrorCode error, String message, Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  ErrorCode error() {
    return error;
  }
}
