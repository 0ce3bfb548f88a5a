package com.salesintelligence.score.core.policy;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AnAccount;
import org.junit.jupiter.api.Test;

class BudgetLikelihoodTest {

  private final Scoring scoring = new Scoring();

  @Test
  void anOpenDealSpeaksForABudgetAndNamesItself() {
    var card = budget(account().deal("Rollout 2027", 84_000, 60, 12));

    assertThat(card.contributions())
        .extracting(Contribution::explanation)
        .contains(
            "Opportunity “Rollout 2027” for 84,000 is open in stage “Proposal” at 60 %",
            "1 open opportunity is worth 84,000",
            "Opportunity “Rollout 2027” for 84,000 closes in 12 days");
    assertThat(card.contributions())
        .allSatisfy(part -> assertThat(part.evidence()).containsExactly("sf_opportunities/0060"));
  }

  @Test
  void aMissedCloseDateCastsDoubt() {
    var missed = account().deal("Rollout 2027", 84_000, 60, -3);
    var ahead = account().deal("Rollout 2027", 84_000, 60, 3);

    assertThat(budget(missed).total()).isLessThan(budget(ahead).total());
  }

  @Test
  void talkOfBudgetRaisesItAndTalkOfCancellingLowersIt() {
    var base = budget(account().revenue(20_000_000)).total();

    assertThat(budget(account().revenue(20_000_000).spokeOfBudget("Nina", 2, ofDays(3))).total())
        .isGreaterThan(base);
    assertThat(budget(account().revenue(20_000_000).complained("Nina", 1, ofDays(3))).total())
        .isLessThan(base);
  }

  @Test
  void saysWhoSpokeOfBudget() {
    assertThat(budget(account().spokeOfBudget("Nina Ferrara", 2, ofDays(3))).contributions())
        .extracting(Contribution::explanation)
        .containsExactly(
            "Nina Ferrara wrote about budget or prices (2 mails in 60 days, last on 17 Nov)");
    assertThat(budget(account().spokeOfBudget("Nina Ferrara", 1, ofDays(3))).contributions())
        .extracting(Contribution::explanation)
        .containsExactly("Nina Ferrara wrote about budget or prices on 17 Nov");
  }

  @Test
  void aDealWonSpeaksForThemAndADealLostAgainst() {
    assertThat(budget(account().bought("Pilot", 100)).total()).isEqualTo(8);
    assertThat(budget(account().revenue(2_000_000_000).declined("Pilot", 20)).total()).isZero();
  }

  @Test
  void anAbsurdAmountOrChanceStaysWithinTheLimits() {
    var absurd = account().deal("Typo", Long.MAX_VALUE / 4, 1e9, 5);

    assertThat(budget(absurd).total()).isBetween(0, 100);
  }

  private Scorecard budget(AnAccount account) {
    return scoring.score(account.facts(), new Today(NOW)).budgetLikelihood();
  }
}
