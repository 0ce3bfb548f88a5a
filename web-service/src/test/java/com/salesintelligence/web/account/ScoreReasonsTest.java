package com.salesintelligence.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreReasonsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final AccountDay DAY =
      new AccountDay(
          "001A",
          "Northwind",
          null,
          null,
          null,
          null,
          null,
          null,
          TODAY,
          62L,
          40L,
          20L,
          null,
          null,
          null,
          null,
          null,
          null);

  private static ContributionRow part(LocalDate day, String name, long points, String... evidence) {
    return new ContributionRow(
        day, "priority", name, points, name + " in words", List.of(evidence));
  }

  private static ScoreReasons priority(ContributionRow... rows) {
    return ScoreReasons.of(List.of(rows), DAY).getFirst();
  }

  @Test
  void eachScoreListsItsOwnReasons() {
    var all = ScoreReasons.of(List.of(part(TODAY, "mails", 30)), DAY);
    assertThat(all)
        .extracting(ScoreReasons::title)
        .containsExactly("Priority", "Budget likelihood", "Engagement");
    assertThat(all).extracting(ScoreReasons::score).containsExactly(62L, 40L, 20L);
    assertThat(all.get(1).reasons()).isEmpty();
  }

  @Test
  void aReasonSaysWhatChangedSinceTheDayBefore() {
    var reasons =
        priority(
            part(TODAY, "mails", 30),
            part(TODAY, "deal", 10),
            part(TODAY.minusDays(1), "mails", 22));
    assertThat(reasons.reasons()).extracting(Reason::change).containsExactly(8L, 10L);
    assertThat(reasons.reasons().get(1).appeared()).isTrue();
  }

  @Test
  void aReasonThatNoLongerCountsIsNamed() {
    assertThat(priority(part(TODAY, "mails", 30), part(TODAY.minusDays(3), "meeting", 12)).gone())
        .containsExactly("meeting");
  }

  @Test
  void withoutADayBeforeNothingHasChanged() {
    assertThat(priority(part(TODAY, "mails", 30)).reasons().getFirst().changed()).isFalse();
  }

  @Test
  void aReasonLinksToTheRowsBehindIt() {
    var reason =
        priority(
                part(
                    TODAY,
                    "mails",
                    30,
                    "gmail_messages/m1",
                    "sf_opportunities/006",
                    "sf_contacts/003",
                    "odd",
                    "gmail_messages/m2"))
            .reasons()
            .getFirst();
    assertThat(reason.evidence())
        .extracting(Evidence::link)
        .containsExactly("/mails/m1", "#opportunity-006", "#contact-003", "#timeline");
    assertThat(reason.more()).isEqualTo(1);
  }
}
