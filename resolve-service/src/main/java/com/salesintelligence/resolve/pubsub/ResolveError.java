package com.salesintelligence.resolve.pubsub;

import com.salesintelligence.messaging.ErrorCategory;
import com.salesintelligence.messaging.ErrorCode;
import com.salesintelligence.resolve.core.Refusal;

/** Why a record of this service becomes a dead letter. */
public enum ResolveError implements ErrorCode {
  EMPTY_MAIL,
  MISSING_ID,
  MISSING_BODY,
  UNKNOWN_OBJECT_TYPE,
  UNKNOWN_CHANGE,
  BAD_NUMBER,
  BAD_DATE,
  BAD_ADDRESS,
  BAD_JSON,
  BAD_VERSION;

  @Override
  public ErrorCategory category() {
    return ErrorCategory.BAD_INPUT;
  }

  static ResolveError of(Refusal refusal) {
    return switch (refusal) {
      case EMPTY_MAIL -> EMPTY_MAIL;
      case MISSING_ID -> MISSING_ID;
      case MISSING_BODY -> MISSING_BODY;
      case UNKNOWN_OBJECT_TYPE -> UNKNOWN_OBJECT_TYPE;
      case UNKNOWN_CHANGE -> UNKNOWN_CHANGE;
      case BAD_NUMBER -> BAD_NUMBER;
      case BAD_DATE -> BAD_DATE;
      case BAD_ADDRESS -> BAD_ADDRESS;
      case BAD_JSON -> BAD_JSON;
      case BAD_VERSION -> BAD_VERSION;
    };
  }
}
