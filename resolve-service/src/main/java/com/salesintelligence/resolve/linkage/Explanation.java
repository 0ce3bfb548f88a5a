package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why two records match or do not: the bits that each comparison adds or takes away, from what is
 * expected of any two records.
 *
 * @param prior thousandths of a bit before anything is compared
 */
public record Explanation(long prior, List<Step> steps) {

  /**
   * @param left what the one record says, for a person to read
   * @param milliBits thousandths of a bit that this adds
   */
  public record Step(String comparison, String level, String left, String right, long milliBits) {}

  static Explanation of(Model model, Specification specification, Entry left, Entry right) {
    var steps = new ArrayList<Step>();
    for (int c = 0; c < specification.comparisons().size(); c++) {
      Comparison comparison = specification.comparisons().get(c);
      int level = comparison.level(left, right);
      steps.add(
          new Step(
              comparison.name(),
              level == Comparison.SILENT ? "not told" : comparison.levels().get(level),
              said(comparison, left),
              said(comparison, right),
              model.weight(c, comparison, left, right, level)));
    }
    return new Explanation(model.priorMilliBits(), List.copyOf(steps));
  }

  public long milliBits() {
    return prior + steps.stream().mapToLong(Step::milliBits).sum();
  }

  /** One line a step, for a terminal. */
  public String text() {
    var text = new StringBuilder("%-18s %+7.1f\n".formatted("any two records", prior / 1000.0));
    for (Step step : steps) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-18s %+7.1f  %s: %s | %s\n",
              step.comparison(),
              step.milliBits() / 1000.0,
              step.level(),
              step.left(),
              step.right()));
    }
    return text.toString();
  }

  private static String said(Comparison comparison, Entry entry) {
    return String.join(
        " ", comparison.fields().stream().map(field -> orNothing(entry.value(field))).toList());
  }

  private static String orNothing(@Nullable String value) {
    return value == null ? "–" : value;
  }
}
