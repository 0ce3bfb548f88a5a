package com.salesintelligence.score.warehouse;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static com.salesintelligence.score.core.facts.AnAccount.called;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.score.core.advice.Changes;
import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.advice.Recommending;
import com.salesintelligence.score.core.advice.StoredRecommendation;
import com.salesintelligence.score.core.facts.AnAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WarehouseRecommendationsIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static SmallWarehouse warehouse;
  private static WarehouseRecommendations recommendations;

  @BeforeAll
  static void start() {
    warehouse = new SmallWarehouse();
    recommendations =
        new WarehouseRecommendations(
            warehouse.queries(), warehouse.writers().of(RecommendationRow.class));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void whatIsStoredComesBackAsUnchanged() {
    var recommendation = at(NOW, busy("001A"));
    recommendations.store(recommendation).join();

    assertThat(Changes.since(newest("001A"), recommendation)).isEmpty();
    assertThat(newest("001A").orElseThrow().date()).isEqualTo(TODAY);
  }

  @Test
  void ofTwoScoringsOfADayTheLaterOneStaysWhicheverIsStoredFirst() {
    recommendations.store(at(NOW, busy("001B"))).join();
    recommendations.store(at(NOW.minus(ofHours(1)), called("001B"))).join();

    assertThat(Changes.since(newest("001B"), at(NOW, busy("001B")))).isEmpty();
  }

  @Test
  void yesterdayIsComparedWithWhenTodayHasNoScoresYet() {
    recommendations.store(at(NOW.minus(ofDays(2)), called("001C"))).join();
    recommendations.store(at(NOW.minus(ofDays(1)), busy("001C"))).join();

    assertThat(newest("001C").orElseThrow().date()).isEqualTo(TODAY.minusDays(1));
  }

  @Test
  void anAccountThatWasNeverScoredHasNothingToCompareWith() {
    assertThat(newest("404")).isEmpty();
  }

  @Test
  void accountsWithoutFreshScoresAreFoundPageByPage() {
    var accounts = new WarehouseAccounts(warehouse.queries());
    for (String id : Set.of("00X1", "00X2", "00X3")) {
      warehouse.account(id, id);
    }
    warehouse.settle();
    recommendations.store(at(NOW, called("00X2"))).join();
    Instant due = TODAY.atTime(7, 0).toInstant(java.time.ZoneOffset.UTC);

    assertThat(accounts.after("00X1", 10)).containsExactly("00X2", "00X3");
    assertThat(accounts.after("", 2)).containsExactly("00X1", "00X2");
    assertThat(accounts.staleAfter("", due, 10)).containsExactly("00X1", "00X3");
    assertThat(accounts.staleAfter("", NOW.plusSeconds(1), 10))
        .containsExactly("00X1", "00X2", "00X3");
  }

  private static Optional<StoredRecommendation> newest(String account) {
    return recommendations.of(Set.of(account, "none"), TODAY).stream().findFirst();
  }

  private static AnAccount busy(String id) {
    return called(id).wrote("Nina Ferrara", ofDays(3)).deal("Rollout", 84_000, 60, 12);
  }

  private static Recommendation at(Instant now, AnAccount account) {
    return new Recommending().recommend(account.facts(), now);
  }
}
