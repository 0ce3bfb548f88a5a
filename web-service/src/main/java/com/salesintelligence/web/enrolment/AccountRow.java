package com.salesintelligence.web.enrolment;

import org.jspecify.annotations.Nullable;

/** The account whose people these are. */
record AccountRow(String accountId, @Nullable String accountName) {

  public String name() {
    return accountName == null ? "Without a name" : accountName;
  }
}
