package com.salesintelligence.resolve.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {

  @ParameterizedTest
  @CsvSource({
    "martha, marhta, 0.9611",
    "dwayne, duane, 0.8400",
    "dixon, dicksonx, 0.8133",
    "same, same, 1.0",
    "abc, xyz, 0.0"
  })
  void jaro_winkler_gives_the_published_values(String left, String right, double expected) {
    assertThat(Similarity.jaroWinkler(left, right)).isCloseTo(expected, within(0.0001));
  }

  @ParameterizedTest
  @CsvSource({
    "smith, smith, 0",
    "smith, smiht, 1",
    "smith, smit, 1",
    "smith, smyth, 1",
    "smith, xsmith, 1",
    "smith, smythe, 2",
    "ab, ba, 1",
    "abcd, badc, 2",
    "jones, smith, 3",
    "a, abcdef, 3"
  })
  void edits_count_letters_put_in_left_out_replaced_or_swapped(
      String left, String right, int expected) {
    assertThat(Similarity.edits(left, right, 2)).isEqualTo(expected);
    assertThat(Similarity.edits(right, left, 2)).isEqualTo(expected);
    assertThat(Similarity.withinEdits(left, right, 1)).isEqualTo(expected <= 1);
  }

  @Test
  void endless_names_take_no_endless_time() {
    String endless = "a".repeat(10_000);

    assertThat(Similarity.jaroWinkler(endless, endless + "b")).isGreaterThan(0.9);
    assertThat(Similarity.edits(endless, "b".repeat(10_000), 2)).isEqualTo(3);
  }
}
