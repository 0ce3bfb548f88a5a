package com.salesintelligence.score.metrics;

import com.salesintelligence.score.core.Outcome;
import com.salesintelligence.score.core.RoundListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Meters of the rounds: their duration, their size, and what became of the accounts. */
public final class ScoringMeters implements RoundListener {

  private final Timer rounds;
  private final DistributionSummary sizes;
  private final Counter told;
  private final Counter unchanged;
  private final Counter unknown;
  private final Counter rejected;

  public ScoringMeters(MeterRegistry registry) {
    this.rounds = registry.timer("score.round");
    this.sizes = registry.summary("score.round.accounts");
    this.told = outcomes(registry, "told");
    this.unchanged = outcomes(registry, "unchanged");
    this.unknown = outcomes(registry, "unknown-account");
    this.rejected = outcomes(registry, "rejected");
  }

  @Override
  public void finished(List<Outcome> outcomes, Duration duration) {
    rounds.record(duration);
    sizes.record(outcomes.size());
    outcomes.forEach(this::count);
  }

  private void count(Outcome outcome) {
    Counter counter =
        switch (outcome) {
          case Outcome.Scored scored -> scored.told() ? told : unchanged;
          case Outcome.UnknownAccount account -> unknown;
          case Outcome.Rejected row -> rejected;
        };
    counter.increment();
  }

  private static Counter outcomes(MeterRegistry registry, String outcome) {
    return registry.counter("score.accounts", "outcome", outcome);
  }
}
