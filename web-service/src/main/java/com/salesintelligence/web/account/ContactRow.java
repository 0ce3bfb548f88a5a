package com.salesintelligence.web.account;

import org.jspecify.annotations.Nullable;

/** A contact of an account. */
record ContactRow(
    String contactId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String mobilePhone,
    @Nullable String title,
    @Nullable Boolean isPrimary) {

  public String name() {
    var name = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName));
    return name.isBlank() ? "Without a name" : name.strip();
  }

  public boolean primary() {
    return Boolean.TRUE.equals(isPrimary);
  }
}
