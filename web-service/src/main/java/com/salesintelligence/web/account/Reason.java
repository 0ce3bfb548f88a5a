package com.salesintelligence.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a score, as a person reads it.
 *
 * @param change of its points since the day before; null when nothing is known of that day
 * @param more number of rows behind it that are not listed
 */
record Reason(
    String name,
    long points,
    String sentence,
    List<Evidence> evidence,
    int more,
    @Nullable Long change) {

  private static final int LISTED = 4;

  static Reason of(ContributionRow row, @Nullable Long change, String accountId) {
    var rows = row.evidence() == null ? List.<String>of() : row.evidence();
    var listed = rows.stream().limit(LISTED).map(e -> Evidence.of(e, accountId)).toList();
    var sentence = row.explanation() == null ? "" : row.explanation();
    return new Reason(
        row.name(), row.points(), sentence, listed, rows.size() - listed.size(), change);
  }

  public boolean changed() {
    return change != null && change != 0;
  }

  /** Whether the day before did not have it. */
  public boolean appeared() {
    return change != null && change == points;
  }

  /** Length of its bar, 0 to 100. */
  public long bar() {
    return Math.min(100, Math.abs(points) * 2);
  }
}
