package com.salesintelligence.score.core.policy;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.facts.AnAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ScoringProperties {

  private final Scoring scoring = new Scoring();
  private final Today today = new Today(NOW);

  @Property(tries = 500)
  void eachScoreIsTheSumOfItsContributionsAndWithinItsBounds(
      @ForAll("stories") List<Consumer<AnAccount>> story) {
    Scores scores = scoring.score(told(story), today);

    for (Score score : Score.values()) {
      Scorecard card = scores.of(score);
      assertThat(card.total()).isBetween(0, 100);
      assertThat(card.contributions().stream().mapToInt(Contribution::points).sum())
          .isEqualTo(card.total());
      assertThat(card.contributions()).allSatisfy(part -> assertThat(part.points()).isNotZero());
      assertThat(card.contributions()).extracting(Contribution::name).doesNotHaveDuplicates();
    }
  }

  @Property(tries = 500)
  void everyContributionButTheLimitsNamesRows(@ForAll("stories") List<Consumer<AnAccount>> story) {
    assertThat(scoring.score(told(story), today).contributions())
        .filteredOn(part -> !part.name().endsWith("limit"))
        .allSatisfy(part -> assertThat(part.evidence()).isNotEmpty());
  }

  @Property(tries = 500)
  void aFurtherMailOfTodayNeverLowersEngagement(
      @ForAll("stories") List<Consumer<AnAccount>> story,
      @ForAll @IntRange(max = 12) int hours,
      @ForAll @IntRange(max = 5) int writer) {
    int before = scoring.score(told(story), today).engagement().total();

    var more = new ArrayList<>(story);
    more.add(account -> account.wrote("Writer " + writer, Duration.ofHours(hours)));

    assertThat(scoring.score(told(more), today).engagement().total())
        .isGreaterThanOrEqualTo(before);
  }

  @Property(tries = 300)
  void theOrderInWhichFactsArriveDoesNotMatter(
      @ForAll("mailStories") List<Consumer<AnAccount>> story, @ForAll long seed) {
    var shuffled = new ArrayList<>(story);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(totals(shuffled)).isEqualTo(totals(story));
  }

  @Property(tries = 200)
  void theSameFactsGiveTheSameScores(@ForAll("stories") List<Consumer<AnAccount>> story) {
    assertThat(scoring.score(told(story), today)).isEqualTo(scoring.score(told(story), today));
  }

  @Property(tries = 300)
  void engagementWithoutNewFactsNeverRisesWithinAQuietFortnight(
      @ForAll @IntRange(min = 1, max = 20) int mails, @ForAll @IntRange(max = 13) int days) {
    var account = AnAccount.account();
    for (int i = 0; i < mails; i++) {
      account.wrote("Writer " + i % 3, Duration.ofHours(i));
    }
    var facts = account.facts();
    var later = new Today(NOW.plus(Duration.ofDays(days)));

    assertThat(scoring.score(facts, later).engagement().total())
        .isLessThanOrEqualTo(scoring.score(facts, today).engagement().total());
  }

  @Provide
  Arbitrary<List<Consumer<AnAccount>>> stories() {
    return Arbitraries.oneOf(mail(), mail(), ourMail(), deal(), talk(), meeting(), size())
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Consumer<AnAccount>>> mailStories() {
    return Arbitraries.oneOf(mail(), ourMail(), size()).list().ofMaxSize(30);
  }

  private List<Integer> totals(List<Consumer<AnAccount>> story) {
    Scores scores = scoring.score(told(story), today);
    return List.of(
        scores.priority().total(), scores.budgetLikelihood().total(), scores.engagement().total());
  }

  private static AccountFacts told(List<Consumer<AnAccount>> story) {
    var account = AnAccount.account();
    story.forEach(part -> part.accept(account));
    return account.facts();
  }

  private static Arbitrary<Consumer<AnAccount>> mail() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 100 * 24))
        .as((who, hours) -> account -> account.wrote("Writer " + who, Duration.ofHours(hours)));
  }

  private static Arbitrary<Consumer<AnAccount>> ourMail() {
    return Arbitraries.integers()
        .between(0, 100 * 24)
        .map(hours -> account -> account.weWrote(Duration.ofHours(hours)));
  }

  private static Arbitrary<Consumer<AnAccount>> deal() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 10_000_000),
            Arbitraries.doubles().between(-10, 200),
            Arbitraries.integers().between(-100, 400))
        .as((amount, chance, days) -> account -> account.deal("Deal", amount, chance, days));
  }

  private static Arbitrary<Consumer<AnAccount>> talk() {
    return Arbitraries.integers()
        .between(1, 59)
        .map(
            days ->
                account ->
                    account
                        .spokeOfBudget("Nina", days, Duration.ofDays(days))
                        .complained("Nina", days % 3, Duration.ofDays(days)));
  }

  private static Arbitrary<Consumer<AnAccount>> meeting() {
    return Arbitraries.integers()
        .between(0, 29)
        .map(
            days ->
                account ->
                    account
                        .met(days + 1, Duration.ofDays(days))
                        .meeting("Review", Duration.ofDays(days)));
  }

  private static Arbitrary<Consumer<AnAccount>> size() {
    return Arbitraries.just(account -> account.revenue(20_000_000));
  }
}
