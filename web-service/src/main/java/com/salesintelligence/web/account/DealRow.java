package com.salesintelligence.web.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An opportunity of an account. */
record DealRow(
    String opportunityId,
    @Nullable String name,
    @Nullable String stage,
    @Nullable BigDecimal amount,
    @Nullable LocalDate closeDate,
    @Nullable Double probability,
    @Nullable String ownerId,
    @Nullable Boolean isClosed,
    @Nullable Boolean isWon) {

  /** open, won or lost. */
  public String state() {
    return !Boolean.TRUE.equals(isClosed) ? "open" : Boolean.TRUE.equals(isWon) ? "won" : "lost";
  }
}
