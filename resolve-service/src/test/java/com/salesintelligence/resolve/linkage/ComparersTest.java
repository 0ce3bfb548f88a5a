package com.salesintelligence.resolve.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparersTest {

  private static final Nicknames NICKNAMES = Nicknames.of(List.of(List.of("robert", "bob", "rob")));

  @ParameterizedTest
  @CsvSource({
    "GIVEN_NAME, robert, robert, equal",
    "GIVEN_NAME, bob, rob, nickname",
    "GIVEN_NAME, grace, grcae, one letter",
    "GIVEN_NAME, r, robert, initial",
    "GIVEN_NAME, catherine, catheryna, close",
    "GIVEN_NAME, grace, otto, different",
    "SURNAME, meyer, meier, one letter",
    "SURNAME, smith jones, jones, part of it",
    "SURNAME, smith, wu, different",
    "DATE, 19710624, 19710624, equal",
    "DATE, 19710506, 19710605, day and month swapped",
    "DATE, 19710624, 19710625, one digit",
    "DATE, 19710624, 19990624, two parts equal",
    "DATE, 19710624, 19710725, two digits",
    "DATE, 19710624, 19711231, year equal",
    "DATE, 19710624, 20020101, different",
    "EMAIL, a.b@x.com, a.b@y.org, same name",
    "EMAIL, grace@x.com, gracee@x.con, two letters",
    "EMAIL, grace.k@x.com, grace.kelly@longer.org, close",
    "EMAIL, otto@x.com, grace@x.com, same domain",
    "EMAIL, otto@x.com, grace@elsewhere.org, different",
    "PHONE, +17029191300, +497029191300, last seven",
    "PHONE, +17029191300, +17029191301, one digit",
    "PHONE, +17029191300, +442079460000, different",
    "POSTCODE, sw1a1aa, sw1a2aa, one letter",
    "POSTCODE, 43004, 43099, same area",
    "POSTCODE, 43004, 90210, different",
    "IDENTIFIER, 5218820, 5218821, one letter",
    "IDENTIFIER, 5218820, 5218832, two letters",
    "IDENTIFIER, 5218820, 9912345, different",
    "NUMBER, 12, 13, one digit",
    "NUMBER, 12, 98, different",
    "TEXT, wallaby place, walaby place, one letter",
    "TEXT, place wallaby, wallaby place, close",
    "TEXT, wallaby place, jones street, different",
    "COMPANY, acme robotics, robotics acme, same words",
    "COMPANY, acme robotics europe, acme robotics, part of it",
    "COMPANY, acme, zenith, different",
    "CATEGORY, nsw, qld, different"
  })
  void a_level_says_how_far_two_values_agree(Kind kind, String left, String right, String level) {
    assertThat(level(kind, left, right)).isEqualTo(level);
    assertThat(level(kind, right, left)).isEqualTo(level);
  }

  private static String level(Kind kind, String left, String right) {
    var comparer = Comparers.of(kind, NICKNAMES);
    var comparison = new TextComparison("it", 0, comparer.levels(), comparer.unequal());
    return comparison.levels().get(comparison.level(new Entry("1", left), new Entry("2", right)));
  }

  @Test
  void silence_is_no_disagreement() {
    var comparer = Comparers.of(Kind.SURNAME, NICKNAMES);
    var comparison = new TextComparison("surname", 0, comparer.levels(), comparer.unequal());

    assertThat(comparison.level(new Entry("1", "smith"), new Entry("2", "")))
        .isEqualTo(Comparison.SILENT);
  }

  @Test
  void names_in_each_others_place_are_seen_and_compared_crosswise() {
    var comparisons =
        Specification.comparisons(
            List.of(new Field("given", Kind.GIVEN_NAME), new Field("surname", Kind.SURNAME)),
            NICKNAMES);
    var isla = new Entry("1", "isla", "hall");
    var hall = new Entry("2", "hall", "isla");

    assertThat(comparisons.stream().map(c -> c.levels().get(c.level(isla, hall))))
        .containsExactly("equal", "equal", "swapped");
  }

  @Test
  void two_people_with_a_common_surname_are_not_taken_for_swapped() {
    assertThat(
            NameComparison.swapped(
                new Entry("1", "john", "smith"), new Entry("2", "mary", "smith"), 0, 1))
        .isFalse();
  }
}
