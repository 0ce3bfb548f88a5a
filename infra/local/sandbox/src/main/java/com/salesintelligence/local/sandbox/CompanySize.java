package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.company.Scale;
import java.util.Locale;

/** How big the invented company is. */
public enum CompanySize {
  /** For a first look and for tests. */
  SMALL(40, 160, 20, 1_500),
  MEDIUM(250, 1_200, 120, 12_000),
  /** For measuring. */
  LARGE(2_000, 10_000, 800, 100_000),
  /** For measuring what a million records cost. */
  MILLION(2_000, 10_000, 800, 100_000, 880_000);

  private final int accounts;
  private final int contacts;
  private final int leads;
  private final int mails;
  private final int tasks;

  CompanySize(int accounts, int contacts, int leads, int mails) {
    this(accounts, contacts, leads, mails, 0);
  }

  CompanySize(int accounts, int contacts, int leads, int mails, int tasks) {
    this.tasks = tasks;
    this.accounts = accounts;
    this.contacts = contacts;
    this.leads = leads;
    this.mails = mails;
  }

  Scale scale() {
    return new Scale(accounts, contacts, leads, mails, tasks);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its label; anything else is the name of data of one's own, beside which nobody lives. */
  static Scale scaleOf(String label) {
    return label.startsWith("own-") ? new Scale(0, 0, 0, 0) : named(label).scale();
  }

  static CompanySize named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
