package com.salesintelligence.local.sandbox.company;

/** What an address truly is. */
public enum Kind {
  CONTACT("contact"),
  CONTACT_ALIAS("contact-alias"),
  COLLEAGUE("colleague"),
  FREE_MAIL("free-mail"),
  AUTOMATED("automated"),
  INTERNAL("internal");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
