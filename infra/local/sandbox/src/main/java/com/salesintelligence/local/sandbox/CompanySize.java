package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.company.Scale;
import java.util.Locale;

/** How big the invented company is. */
public enum CompanySize {
  /** For a first look and for tests. */
  SMALL(40, 160, 20, 1_500),
  MEDIUM(250, 1_200, 120, 12_000),
  /** For measuring. */
  LARGE(2_000, 10_000, 800, 100_000);

  private final int accounts;
  private final int contacts;
  private final int leads;
  private final int mails;

  CompanySize(int accounts, int contacts, int leads, int mails) {
    this.accounts = accounts;
    this.contacts = contacts;
    this.leads = leads;
    this.mails = mails;
  }

  Scale scale() {
    return new Scale(accounts, contacts, leads, mails);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CompanySize named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
