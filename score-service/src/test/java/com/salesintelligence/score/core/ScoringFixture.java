package com.salesintelligence.score.core;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;

import com.salesintelligence.score.core.facts.AnAccount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A scoring queue over a warehouse in memory, for the tests of the adapters. */
public final class ScoringFixture {

  private final FakeWarehouse warehouse = new FakeWarehouse();
  private final Listeners listeners = new Listeners();
  private final ScoringQueue queue =
      new ScoringQueue(
          new ScoringRound(
              warehouse, warehouse, warehouse, listeners, InstantSource.fixed(NOW), Runnable::run),
          new Pace(Duration.ZERO, Duration.ZERO, 10),
          (outcomes, duration) -> {});

  public ScoringQueue queue() {
    return queue;
  }

  public FindAccounts accounts() {
    return warehouse;
  }

  public void knows(AnAccount account) {
    warehouse.knows(account);
  }

  public List<String> storedAccounts() {
    return warehouse.stored.keySet().stream().sorted().toList();
  }

  /** Ids of the records that news were told because of. */
  public List<String> causes() {
    return listeners.heard.stream()
        .flatMap(news -> news.becauseOf().stream())
        .map(RecordId::externalId)
        .toList();
  }
}
