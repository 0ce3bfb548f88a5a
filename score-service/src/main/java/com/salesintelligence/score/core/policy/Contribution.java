package com.salesintelligence.score.core.policy;

import java.util.List;

/**
 * One named part of a score.
 *
 * @param points never 0
 * @param explanation a plain sentence without a full stop
 * @param evidence rows behind it, as table/key
 */
public record Contribution(
    Score score, String name, int points, String explanation, List<String> evidence) {

  public Contribution {
    evidence = List.copyOf(evidence);
  }
}
