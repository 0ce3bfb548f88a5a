package com.salesintelligence.resolve.core;

import java.util.List;
import java.util.Set;

/**
 * What a fact changed.
 *
 * @param decisions addresses that are somebody else now
 * @param healing those of the decisions that concern mails that were stored before
 * @param accounts that the fact belongs to, and those that it belonged to until now
 */
public record Learned(List<Decision> decisions, List<Decision> healing, Set<String> accounts) {

  static final Learned NOTHING = new Learned(List.of(), List.of(), Set.of());

  /** All decisions concern mails that were stored before. */
  Learned(List<Decision> decisions, Set<String> accounts) {
    this(decisions, decisions, accounts);
  }

  public Learned {
    decisions = List.copyOf(decisions);
    healing = List.copyOf(healing);
    accounts = Set.copyOf(accounts);
  }
}
