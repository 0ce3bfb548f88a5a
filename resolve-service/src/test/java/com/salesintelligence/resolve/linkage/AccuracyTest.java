package com.salesintelligence.resolve.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  private static final List<String> ENTITIES = List.of("a", "a", "a", "b", "b", "c");

  @Test
  void pairs_within_groups_are_counted() {
    var accuracy = Accuracy.ofPairs(List.of(1, 1, 2, 2, 2, 3), ENTITIES);

    assertThat(accuracy).isEqualTo(new Accuracy(2, 4, 4));
    assertThat(accuracy.precision()).isEqualTo(0.5);
    assertThat(accuracy.recall()).isEqualTo(0.5);
    assertThat(accuracy.f1()).isEqualTo(0.5);
  }

  @Test
  void b_cubed_weighs_each_record_alike() {
    var cubed = Accuracy.bCubed(List.of(1, 1, 2, 2, 2, 3), ENTITIES);

    assertThat(cubed.precision()).isCloseTo((1 + 1 + 1 / 3.0 + 2 / 3.0 * 2 + 1) / 6, within(1e-9));
    assertThat(cubed.recall()).isCloseTo((2 / 3.0 * 2 + 1 / 3.0 + 1 + 1 + 1) / 6, within(1e-9));
  }

  @Test
  void nothing_found_where_nothing_is_to_be_found_is_perfect() {
    assertThat(Accuracy.ofPairs(List.of(1, 2), List.of("a", "b")).f1()).isEqualTo(1);
  }
}
