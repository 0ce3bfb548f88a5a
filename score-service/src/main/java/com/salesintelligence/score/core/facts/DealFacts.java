package com.salesintelligence.score.core.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The opportunities of an account.
 *
 * @param openCount all open ones
 * @param openAmount the sum of all open ones
 * @param open the open ones that close next, a few
 * @param won in the last year, newest first, a few
 * @param lost in the last 90 days, newest first, a few
 */
public record DealFacts(
    long openCount, long openAmount, List<Deal> open, List<Deal> won, List<Deal> lost) {

  private static final Comparator<Deal> BY_CLOSE =
      Comparator.comparing((Deal deal) -> deal.closing().orElse(LocalDate.MAX))
          .thenComparing(Deal::id);

  private static final Comparator<Deal> BY_CHANCE =
      Comparator.comparingDouble(Deal::probability)
          .thenComparingLong(Deal::amount)
          .thenComparing(Deal::id);

  public DealFacts {
    open = open.stream().sorted(BY_CLOSE).toList();
    won = List.copyOf(won);
    lost = List.copyOf(lost);
  }

  /** The open one with the best chance. */
  public Optional<Deal> best() {
    return open.stream().max(BY_CHANCE);
  }

  /** The open one that closes next, or should have closed first. */
  public Optional<Deal> next() {
    return open.stream().filter(deal -> deal.closing().isPresent()).findFirst();
  }
}
