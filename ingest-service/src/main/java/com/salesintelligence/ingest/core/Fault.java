package com.salesintelligence.ingest.core;

/** Why a run, or one record of it, failed. */
public enum Fault {
  /** The source does not answer, or answers with an error of its own. */
  SOURCE_UNAVAILABLE(true),
  /** The source asks to be called less often. */
  SOURCE_THROTTLED(true),
  /** The calls that the source allows for a day are used up. */
  SOURCE_QUOTA_EXHAUSTED(false),
  /** The source does not accept the credentials. */
  SOURCE_UNAUTHORIZED(false),
  /** The source refuses the request as such. */
  SOURCE_REQUEST_REJECTED(false),
  /** The source answers in a way that this version does not understand. */
  SOURCE_ANSWER_UNREADABLE(false),
  /** The source refuses a cursor that it gave out itself. */
  SOURCE_CURSOR_REFUSED(false),
  /** Nothing of the source is to be read or written. */
  SOURCE_SWITCHED_OFF(false),
  /** So much is gone or broken at once that it looks like a mistake at the source. */
  SOURCE_CHANGE_IMPLAUSIBLE(false),
  /** One record cannot be understood. */
  SOURCE_RECORD_UNREADABLE(false),
  /** Pub/Sub did not confirm what was read. */
  PUBLISH_UNCONFIRMED(false),
  /** The warehouse could not be read or written. */
  WAREHOUSE_UNAVAILABLE(false),
  /** Another instance reads this part of the source. */
  LEASE_HELD(false),
  /** Another instance has gone on with this part of the source. */
  LEASE_LOST(false),
  /** A defect of this service. */
  INTERNAL_DEFECT(false),
  /** The service was stopped while the run was under way. */
  STOPPED(false);

  private final boolean passing;

  Fault(boolean passing) {
    this.passing = passing;
  }

  /** Worth another try within the same run. */
  public boolean passing() {
    return passing;
  }
}
