package com.salesintelligence.score.core.advice;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.policy.Contribution;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  private final Recommending recommending = new Recommending();

  @Test
  void everyReasonIsTheSentenceOfAContribution() {
    var recommendation =
        recommending.recommend(
            account().wrote("Nina Ferrara", ofDays(2)).deal("Rollout", 84_000, 60, 12).facts(),
            NOW);
    var sentences =
        recommendation.scores().contributions().stream().map(Contribution::explanation).toList();

    assertThat(recommendation.reasoning().replaceAll("\\.$", "").split("\\. "))
        .hasSize(4)
        .isSubsetOf(sentences);
  }

  @Test
  void theStrongestSignalComesFirst() {
    var recommendation =
        recommending.recommend(account().deal("Rollout", 84_000, 90, 200).facts(), NOW);

    assertThat(recommendation.signals()).startsWith("Open opportunity").doesNotHaveDuplicates();
  }

  @Test
  void anAccountOfWhichNothingIsKnownSaysSo() {
    assertThat(recommending.recommend(account().facts(), NOW).reasoning())
        .isEqualTo("No mail, call, meeting or opportunity of this account is known.");
  }
}
