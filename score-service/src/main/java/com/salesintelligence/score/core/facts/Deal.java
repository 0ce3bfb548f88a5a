package com.salesintelligence.score.core.facts;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity.
 *
 * @param amount in the CRM's currency, 0 when unknown
 * @param probability 0 to 100
 * @param closeDate expected while it is open, actual afterwards
 */
public record Deal(
    String id,
    String name,
    String stage,
    long amount,
    double probability,
    @Nullable LocalDate closeDate) {

  public String key() {
    return "sf_opportunities/" + id;
  }

  public Optional<LocalDate> closing() {
    return Optional.ofNullable(closeDate);
  }

  /** For example {@code “Rollout 2027” for 84,000}. */
  public String title() {
    return "“"
        + name
        + "”"
        + (amount > 0 ? " for " + String.format(Locale.ROOT, "%,d", amount) : "");
  }
}
