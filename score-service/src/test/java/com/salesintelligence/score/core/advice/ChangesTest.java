package com.salesintelligence.score.core.advice;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.account;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AnAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private final Recommending recommending = new Recommending();

  @Test
  void theFirstScoresAreNews() {
    assertThat(Changes.since(Optional.empty(), at(NOW, account())))
        .containsExactly("Scored for the first time: priority 0");
  }

  @Test
  void theSameAgainIsNoNews() {
    var account = account().wrote("Nina Ferrara", ofDays(2)).deal("Rollout", 84_000, 60, 12);

    assertThat(changes(at(NOW, account), at(NOW.plusSeconds(60), account))).isEmpty();
  }

  @Test
  void aRiseNamesTheFactThatCausedIt() {
    var account = account().wrote("Nina Ferrara", ofDays(10)).weWrote(ofDays(9));
    var before = at(NOW, account);
    var after = at(NOW, account.wrote("Nina Ferrara", ofMinutes(1), "Rollout"));

    assertThat(changes(before, after))
        .contains(
            "Priority rose from %d to %d: Nina Ferrara waits for our answer since 20 Nov"
                .formatted(before.scores().priority().total(), after.scores().priority().total()),
            "Next step is now: Answer Nina Ferrara on “Rollout”, waiting since 20 Nov",
            "Last contact is now of 20 Nov");
  }

  @Test
  void aFallNamesWhatNoLongerHolds() {
    var waiting = account().wrote("Nina Ferrara", ofDays(5));
    var before = at(NOW, waiting);
    var after = at(NOW, waiting.weWrote(ofMinutes(1)));

    assertThat(changes(before, after))
        .anySatisfy(
            change ->
                assertThat(change)
                    .startsWith("Priority fell")
                    .endsWith("“Waiting for our answer” no longer holds"));
  }

  @Test
  void timeAloneChangesScoresToo() {
    var account = account().wrote("Nina Ferrara", ofDays(1)).weWrote(ofMinutes(1));

    assertThat(changes(at(NOW, account), at(NOW.plus(ofDays(6)), account)))
        .anySatisfy(change -> assertThat(change).startsWith("Engagement fell"));
  }

  private Recommendation at(Instant now, AnAccount account) {
    return recommending.recommend(account.facts(), now);
  }

  private static List<String> changes(Recommendation before, Recommendation after) {
    return Changes.since(Optional.of(Stored.of(before)), after);
  }
}
