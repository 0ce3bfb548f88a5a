package com.salesintelligence.resolve.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingTest {

  private static final Entry GRACE =
      new Entry("1", "grace", "kelly", "19970426", "hull", "grace@x.com");

  @ParameterizedTest
  @CsvSource({
    "surname + born[:4], kelly|1997|",
    "email[-7:], e@x.com|",
    "sound(surname)+city, k4|hull|",
    "given[:9], NULL"
  })
  void a_rule_makes_a_key_of_a_record(String rule, String key) {
    String made = Blocking.rule(rule, People.FIELDS).key(GRACE);

    assertThat(made == null ? "NULL" : made.replace('\u0001', '|')).isEqualTo(key);
  }

  @Test
  void a_record_without_a_field_of_the_key_meets_nobody() {
    assertThat(
            Blocking.rule("surname + city", People.FIELDS)
                .key(new Entry("1", "grace", "kelly", "", "", "")))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "shoe, the fields are given",
    "surname +, is neither field",
    "surname[2:], neither the first letters"
  })
  void a_rule_that_cannot_be_read_says_what_is_expected(String rule, String message) {
    assertThatThrownBy(() -> Blocking.rule(rule, People.FIELDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
