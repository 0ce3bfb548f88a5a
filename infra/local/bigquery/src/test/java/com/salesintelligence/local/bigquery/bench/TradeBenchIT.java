package com.salesintelligence.local.bigquery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench's 22 queries in small: they must be right, not only fast. */
class TradeBenchIT {

  @Test
  void every_query_answers_as_duckdb_does_on_the_same_rows() throws Exception {
    var result = new TradeBench(0.005, 1).run();

    assertThat(result.rows()).containsEntry("orders", 7_500L).containsEntry("customer", 750L);
    assertThat(result.rows().get("lineitem")).isBetween(27_000L, 33_000L);
    assertThat(result.queries()).hasSize(22);
    for (var pair : result.queries()) {
      assertThat(pair.agree())
          .as("%s: %s and %s", pair.query().title(), pair.server(), pair.duck())
          .isTrue();
      assertThat(pair.server().rows()).as(pair.query().title()).isNotEmpty();
    }
  }

  @Test
  void answers_that_differ_are_told() {
    assertThat(pair(List.of("a", "1.0"), List.of("a", "1.00000000001")).agree()).isTrue();
    assertThat(pair(List.of("a", "1.0"), List.of("a", "1.001")).agree()).isFalse();
    assertThat(pair(List.of("a"), List.of("b")).agree()).isFalse();
    assertThat(pair(List.of("a"), List.of("a", "b")).agree()).isFalse();
  }

  private static TradeBench.Pair pair(List<String> server, List<String> duck) {
    return new TradeBench.Pair(
        new TradeQuery(0, "", "", ""),
        new TradeBench.Answer(1, List.of(server)),
        new TradeBench.Answer(1, List.of(duck)));
  }
}
