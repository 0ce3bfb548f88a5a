package com.salesintelligence.web.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A score, the reasons that add up to it, and what is different from the day before. */
record ScoreReasons(String title, @Nullable Long score, List<Reason> reasons, List<String> gone) {

  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("priority", "Priority");
    TITLES.put("budget_likelihood", "Budget likelihood");
    TITLES.put("engagement", "Engagement");
  }

  /**
   * @param rows of at most two days
   * @param today day of the newest scores
   */
  static List<ScoreReasons> of(List<ContributionRow> rows, AccountDay today) {
    var answer = new ArrayList<ScoreReasons>();
    for (var title : TITLES.entrySet()) {
      var parts = rows.stream().filter(row -> row.score().equals(title.getKey())).toList();
      answer.add(one(title.getValue(), scoreOf(title.getKey(), today), parts, today));
    }
    return answer;
  }

  private static @Nullable Long scoreOf(String score, AccountDay today) {
    return switch (score) {
      case "priority" -> today.priorityScore();
      case "budget_likelihood" -> today.budgetLikelihood();
      default -> today.engagementScore();
    };
  }

  private static ScoreReasons one(
      String title, @Nullable Long score, List<ContributionRow> parts, AccountDay today) {
    LocalDate day = today.scoreDate();
    var now = parts.stream().filter(row -> row.scoreDate().equals(day)).toList();
    Map<String, Long> before =
        parts.stream()
            .filter(row -> !row.scoreDate().equals(day))
            .collect(
                Collectors.toMap(
                    ContributionRow::name, ContributionRow::points, Long::sum, LinkedHashMap::new));
    var reasons =
        now.stream().map(row -> Reason.of(row, change(row, before), today.accountId())).toList();
    var names = now.stream().map(ContributionRow::name).toList();
    var gone = before.keySet().stream().filter(name -> !names.contains(name)).toList();
    return new ScoreReasons(title, score, reasons, gone);
  }

  private static @Nullable Long change(ContributionRow row, Map<String, Long> before) {
    return before.isEmpty() ? null : row.points() - before.getOrDefault(row.name(), 0L);
  }
}
