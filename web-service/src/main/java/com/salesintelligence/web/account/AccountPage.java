package com.salesintelligence.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the page of one account shows. */
record AccountPage(
    List<AccountDay> days,
    List<ScoreReasons> reasons,
    List<TimelineRow> timeline,
    List<ContactRow> contacts,
    List<DealRow> deals) {

  /** The newest day. */
  public AccountDay today() {
    return days.getLast();
  }

  public boolean scored() {
    return today().priorityScore() != null;
  }

  public boolean hasHistory() {
    return days.size() > 1;
  }

  /** Change of the priority since the day before it. */
  public @Nullable Long change() {
    if (days.size() < 2) {
      return null;
    }
    var now = today().priorityScore();
    var before = days.get(days.size() - 2).priorityScore();
    return now == null || before == null ? null : now - before;
  }

  public @Nullable AccountDay yesterday() {
    return days.size() < 2 ? null : days.get(days.size() - 2);
  }

  public List<Long> trend(String score) {
    return days.stream()
        .map(
            day ->
                switch (score) {
                  case "budget" -> day.budgetLikelihood();
                  case "engagement" -> day.engagementScore();
                  default -> day.priorityScore();
                })
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
