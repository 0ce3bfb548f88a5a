package com.salesintelligence.score.core.policy;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AnAccount;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PriorityTest {

  private final Scoring scoring = new Scoring();

  @Test
  void containsItsShareOfTheOtherTwoScores() {
    var scores =
        scoring.score(
            account().wrote("Nina", ofDays(20)).deal("Rollout", 84_000, 60, 80).facts(),
            new Today(NOW));

    assertThat(scores.priority().contributions())
        .extracting(Contribution::explanation)
        .contains(
            "Engagement is " + scores.engagement().total() + " of 100",
            "Budget likelihood is " + scores.budgetLikelihood().total() + " of 100");
  }

  @Test
  void anUnansweredMailIsUrgentAndGetsMoreSoForAWeek() {
    int fresh = waiting(ofHours(2));
    int old = waiting(ofDays(5));
    int history = waiting(ofDays(50));

    assertThat(fresh).isPositive().isLessThan(old);
    assertThat(history).isLessThan(fresh);
  }

  @Test
  void anAnsweredMailIsNotUrgent() {
    var answered = account().wrote("Nina", ofDays(2)).weWrote(ofDays(1));

    assertThat(points(answered, "Waiting for our answer")).isZero();
  }

  @Test
  void aMailThatJustCameRaisesIt() {
    var quiet = account().wrote("Nina", ofDays(4)).weWrote(ofDays(3));
    int before = priority(quiet).total();

    assertThat(priority(quiet.wrote("Nina", ofMinutes(1))).total()).isGreaterThan(before);
  }

  @Test
  void anOpenDealWithoutContactGoesCold() {
    var cold = account().deal("Rollout", 84_000, 60, 60).weWrote(ofDays(23));

    assertThat(priority(cold).contributions())
        .extracting(Contribution::explanation)
        .contains("No contact for 23 days while “Rollout” for 84,000 is open");
  }

  private int waiting(Duration since) {
    return points(account().wrote("Nina", since), "Waiting for our answer");
  }

  private int points(AnAccount account, String name) {
    return priority(account).contributions().stream()
        .filter(part -> part.name().equals(name))
        .mapToInt(Contribution::points)
        .sum();
  }

  private Scorecard priority(AnAccount account) {
    return scoring.score(account.facts(), new Today(NOW)).priority();
  }
}
