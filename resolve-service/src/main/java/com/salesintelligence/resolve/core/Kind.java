package com.salesintelligence.resolve.core;

/** What stands behind an address in one mail. */
public enum Kind {
  PERSON,
  /** Our own company. */
  INTERNAL,
  /** No-reply, newsletter, bounce. */
  AUTOMATED
}
