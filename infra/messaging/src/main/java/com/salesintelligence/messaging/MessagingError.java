package com.salesintelligence.messaging;

/** The errors that the library itself finds. */
public enum MessagingError implements ErrorCode {
  /** No handler of this subscription takes the ce-type; a newer version of the service may. */
  UNKNOWN_EVENT_TYPE(ErrorCategory.BAD_INPUT),
  /** The payload is not a protobuf message of its ce-type. */
  UNREADABLE_EVENT(ErrorCategory.BAD_INPUT),
  /** BigQuery will never take a row made from the event. */
  REJECTED_ROW(ErrorCategory.BAD_INPUT),
  /** The handler failed at each delivery, or the service died. */
  DELIVERY_ATTEMPTS_EXHAUSTED(ErrorCategory.INTERNAL),
  /** A replay names dead letters that are not in the table, or not this service's to replay. */
  UNKNOWN_DEAD_LETTER(ErrorCategory.BAD_INPUT);

  private final ErrorCategory category;

  MessagingError(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
