package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * An address that stood in a mail, and what was last decided about it. Guarded by the directory.
 */
final class Seen {

  final String address;

  /** Null where no provider's rules are known. */
  final @Nullable String canonical;

  /** Registrable domain; null where it tells no company. */
  final @Nullable String domain;

  /** In at least one mail no header said that a machine wrote it. */
  boolean person;

  /** What the warehouse says; null after a decision that may not have been stored. */
  @Nullable Match match = Match.Unmatched.UNKNOWN;

  /** The decision may have been stored without having been told. */
  boolean untold;

  Seen(String address, @Nullable String canonical, @Nullable String domain) {
    this.address = address;
    this.canonical = canonical;
    this.domain = domain;
  }
}
