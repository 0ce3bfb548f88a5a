package com.salesintelligence.score.core.advice;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AnAccount;
import com.salesintelligence.score.core.policy.Today;
import org.junit.jupiter.api.Test;

class NextActionTest {

  @Test
  void aWaitingMailIsAnsweredFirst() {
    var account =
        account().wrote("Nina Ferrara", ofDays(2), "Rollout").deal("Rollout 2027", 84_000, 60, 5);

    assertThat(action(account)).isEqualTo("Answer Nina Ferrara on “Rollout”, waiting since 18 Nov");
  }

  @Test
  void anUnansweredComplaintComesBeforeEverythingElse() {
    var account =
        account().wrote("Nina Ferrara", ofDays(2)).complained("Nina Ferrara", 1, ofDays(2));

    assertThat(action(account)).isEqualTo("Call Nina Ferrara about the complaint or cancellation");
  }

  @Test
  void aComplaintThatWeAnsweredIsSettled() {
    var account =
        account()
            .wrote("Nina Ferrara", ofDays(2))
            .weWrote(ofDays(1))
            .complained("Nina Ferrara", 1, ofDays(2));

    assertThat(action(account)).doesNotContain("complaint");
  }

  @Test
  void aDealThatClosesSoonWantsACall() {
    assertThat(action(account().weWrote(ofDays(1)).deal("Rollout 2027", 84_000, 60, 12)))
        .isEqualTo("Call before “Rollout 2027” for 84,000 closes on 2 Dec");
  }

  @Test
  void aDealThatShouldHaveClosedIsSettled() {
    assertThat(action(account().weWrote(ofDays(1)).deal("Rollout 2027", 84_000, 60, -5)))
        .isEqualTo("Settle “Rollout 2027” for 84,000: it should have closed on 15 Nov");
  }

  @Test
  void aMeetingAheadIsPrepared() {
    assertThat(action(account().weWrote(ofDays(1)).meeting("Quarterly review", ofHours(40))))
        .isEqualTo("Prepare “Quarterly review” on 22 Nov");
  }

  @Test
  void aColdDealIsRevived() {
    assertThat(action(account().weWrote(ofDays(30)).deal("Rollout 2027", 84_000, 60, 60)))
        .isEqualTo("Revive “Rollout 2027” for 84,000: no contact since 21 Oct");
    assertThat(action(account().deal("Rollout 2027", 84_000, 60, 60)))
        .isEqualTo("Revive “Rollout 2027” for 84,000: no contact yet");
  }

  @Test
  void talkOfMoneyWithoutADealBecomesOne() {
    assertThat(action(answered().spokeOfBudget("Nina Ferrara", 1, ofDays(2))))
        .isEqualTo("Open an opportunity: Nina Ferrara wrote about budget or prices");
    assertThat(action(answered().spokeOfRenewal("Nina Ferrara", 1, ofDays(2))))
        .isEqualTo("Book a renewal talk: Nina Ferrara wrote about the contract");
  }

  @Test
  void anActiveAccountWithoutADealIsQualified() {
    assertThat(action(answered()))
        .isEqualTo("Find out what Nina Ferrara needs: active, but no open deal");
  }

  @Test
  void aHealthyDealMovesOn() {
    assertThat(action(answered().deal("Rollout 2027", 84_000, 60, 60)))
        .isEqualTo("Move “Rollout 2027” for 84,000 on from stage “Proposal”");
  }

  @Test
  void aCustomerIsAskedForMore() {
    assertThat(action(account().weWrote(ofDays(40)).bought("Pilot", 100)))
        .isEqualTo("Ask how “Pilot” for 50,000 is going, and what comes next");
  }

  @Test
  void theRestIsNurturedOrIntroduced() {
    assertThat(action(account().weWrote(ofDays(40))))
        .isEqualTo("Nurture: send something of use, the last contact was on 11 Oct");
    assertThat(action(account()))
        .isEqualTo("Introduce yourself: nothing is known of this account yet");
  }

  private static AnAccount answered() {
    return account().wrote("Nina Ferrara", ofDays(2)).weWrote(ofDays(1));
  }

  private static String action(AnAccount account) {
    return NextAction.of(account.facts(), new Today(NOW));
  }
}
