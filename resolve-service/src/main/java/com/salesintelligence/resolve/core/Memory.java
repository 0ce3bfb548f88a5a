package com.salesintelligence.resolve.core;

import java.util.List;

/**
 * What the warehouse knows when the service starts.
 *
 * @param untoldSince decisions made since then, in µs, may have been stored by a process that died
 *     before it told them: the fact behind them can still come again
 */
public record Memory(
    List<Account> accounts,
    List<Contact> contacts,
    List<Opportunity> opportunities,
    List<Mapping> mappings,
    List<SeenBefore> seen,
    List<DecidedBefore> decided,
    long untoldSince) {

  /**
   * An address that stands in a stored mail.
   *
   * @param person in at least one mail no header said that a machine wrote it
   */
  public record SeenBefore(String address, boolean person) {}

  /** A stored decision. */
  public record DecidedBefore(String address, Match match, long version) {}
}
