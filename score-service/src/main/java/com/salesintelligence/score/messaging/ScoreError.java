package com.salesintelligence.score.messaging;

import com.salesintelligence.messaging.ErrorCategory;
import com.salesintelligence.messaging.ErrorCode;

/** What can be wrong for good with an event or command. */
public enum ScoreError implements ErrorCode {
  ACCOUNT_MISSING(ErrorCategory.BAD_INPUT),
  RECOMMENDATION_REJECTED(ErrorCategory.INTERNAL);

  private final ErrorCategory category;

  ScoreError(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }
}
