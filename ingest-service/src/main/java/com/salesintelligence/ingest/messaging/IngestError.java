package com.salesintelligence.ingest.messaging;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.messaging.ErrorCategory;
import com.salesintelligence.messaging.ErrorCode;

/** Every error of ingest-service, as metrics, dead letters and run rows name it. */
public enum IngestError implements ErrorCode {
  SOURCE_UNAVAILABLE(ErrorCategory.EXTERNAL),
  SOURCE_THROTTLED(ErrorCategory.OVERLOADED),
  SOURCE_QUOTA_EXHAUSTED(ErrorCategory.OVERLOADED),
  SOURCE_UNAUTHORIZED(ErrorCategory.EXTERNAL),
  SOURCE_REQUEST_REJECTED(ErrorCategory.EXTERNAL),
  SOURCE_ANSWER_UNREADABLE(ErrorCategory.EXTERNAL),
  SOURCE_CURSOR_REFUSED(ErrorCategory.EXTERNAL),
  SOURCE_SWITCHED_OFF(ErrorCategory.BAD_INPUT),
  SOURCE_CHANGE_IMPLAUSIBLE(ErrorCategory.BAD_INPUT),
  SOURCE_RECORD_UNREADABLE(ErrorCategory.BAD_INPUT),
  PUBLISH_UNCONFIRMED(ErrorCategory.EXTERNAL),
  WAREHOUSE_UNAVAILABLE(ErrorCategory.EXTERNAL),
  LEASE_HELD(ErrorCategory.OVERLOADED),
  LEASE_LOST(ErrorCategory.OVERLOADED),
  INTERNAL_DEFECT(ErrorCategory.INTERNAL),
  STOPPED(ErrorCategory.INTERNAL),
  /** A command asks for a run that there cannot be. */
  SYNC_REFUSED(ErrorCategory.BAD_INPUT),
  /** A command lacks what it needs to be carried out. */
  COMMAND_REFUSED(ErrorCategory.BAD_INPUT);

  private final ErrorCategory category;

  IngestError(ErrorCategory category) {
    this.category = category;
  }

  public static IngestError of(Fault fault) {
    return valueOf(fault.name());
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
