package com.salesintelligence.score.core.policy;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AnAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngagementTest {

  private final Scoring scoring = new Scoring();

  @Test
  void nothingKnownIsNoEngagement() {
    assertThat(engagement(account()).contributions()).isEmpty();
    assertThat(engagement(account()).total()).isZero();
  }

  @Test
  void saysWhoWroteHowOften() {
    var nina = account().wrote("Nina Ferrara", ofDays(1)).wrote("Nina Ferrara", ofDays(2));

    assertThat(explanations(nina))
        .contains(
            "Nina Ferrara wrote twice in the last 7 days",
            "They last wrote yesterday",
            "Nina Ferrara wrote in the last 30 days");
  }

  @Test
  void namesTheMostActiveOfSeveralWriters() {
    var three =
        account()
            .wrote("Nina Ferrara", ofDays(1))
            .wrote("Nina Ferrara", ofDays(2))
            .wrote("Omar Haddad", ofDays(3))
            .wrote("Pia Berg", ofDays(4));

    assertThat(explanations(three))
        .contains("Nina Ferrara and 2 others wrote 4 times in the last 7 days");
  }

  @Test
  void aConversationCountsMoreThanMailsInOneDirection() {
    var monologue = account().wrote("Nina Ferrara", ofDays(1));
    var conversation = account().wrote("Nina Ferrara", ofDays(1)).weWrote(ofHours(3));

    assertThat(engagement(conversation).total()).isGreaterThan(engagement(monologue).total());
  }

  @Test
  void fewerMailsThanTheMonthBeforeLowerIt() {
    var cooling =
        account()
            .wrote("Nina Ferrara", ofDays(10))
            .wrote("Nina Ferrara", ofDays(40))
            .wrote("Nina Ferrara", ofDays(45))
            .wrote("Nina Ferrara", ofDays(50));

    assertThat(points(cooling, "Trend")).isEqualTo(-4);
    assertThat(explanations(cooling))
        .contains("They wrote once in the last 30 days, after 3 times in the 30 days before");
  }

  @Test
  void silenceNeverDrivesItBelowZero() {
    var silent = engagement(account().wrote("Nina Ferrara", ofDays(200)));

    assertThat(silent.total()).isZero();
    assertThat(silent.contributions())
        .extracting(Contribution::name, Contribution::points)
        .contains(
            org.assertj.core.groups.Tuple.tuple("Silence", -20),
            org.assertj.core.groups.Tuple.tuple("Lower limit", 20));
  }

  @Test
  void theVeryBusyAccountEndsAtHundredByAnOpenLimit() {
    var busy = account().met(30, ofDays(1)).meeting("Review", ofDays(2)).weWrote(ofHours(1));
    for (int i = 0; i < 60; i++) {
      busy.wrote("Person " + i % 20, ofHours(2 * i));
    }

    assertThat(engagement(busy).total()).isEqualTo(100);
    assertThat(points(busy, "Upper limit")).isNegative();
  }

  private Scorecard engagement(AnAccount account) {
    return scoring.score(account.facts(), new Today(NOW)).engagement();
  }

  private List<String> explanations(AnAccount account) {
    return engagement(account).contributions().stream().map(Contribution::explanation).toList();
  }

  private int points(AnAccount account, String name) {
    return engagement(account).contributions().stream()
        .filter(part -> part.name().equals(name))
        .mapToInt(Contribution::points)
        .sum();
  }
}
