package com.salesintelligence.resolve.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkageTest {

  private static final People PEOPLE = new People(150, 7);
  private static final Linkage LINKAGE = new Linkage(People.SPECIFICATION, PEOPLE.entries, 0);
  private static final Model MODEL = LINKAGE.train();

  @Test
  void people_are_told_apart_without_labels() {
    var scored = LINKAGE.score(MODEL);

    var evaluation = Evaluation.of(LINKAGE, MODEL, scored, new Truth(PEOPLE.entities), 0);

    assertThat(evaluation.edges().heldOut().f1()).isGreaterThan(0.97);
    assertThat(evaluation.groups().heldOut().f1()).isGreaterThan(0.98);
    assertThat(evaluation.bCubed().f1()).isGreaterThan(0.98);
    assertThat(evaluation.reached()).isLessThanOrEqualTo(evaluation.truePairs());
  }

  @Test
  void agreement_speaks_for_a_match_and_rare_agreement_more() {

    for (var weights : MODEL.comparisons()) {
      if (!weights.name().equals("order of names")) {
        assertThat(weights.milliBits(0)).as(weights.name()).isPositive();
        assertThat(weights.milliBits(weights.levels().size() - 1)).as(weights.name()).isNegative();
      }
    }
    assertThat(named("email").milliBits(0)).isGreaterThan(named("city").milliBits(0));
  }

  @Test
  void training_twice_gives_the_same_model_to_the_bit() {
    var again = new Linkage(People.SPECIFICATION, PEOPLE.entries, 0).train();

    assertThat(bits(again)).isEqualTo(bits(MODEL));
    assertThat(again.prior()).isEqualTo(MODEL.prior());
  }

  @Test
  void groups_do_not_depend_on_the_order_of_the_records() {
    var straight = named(PEOPLE.entries, LINKAGE.group(MODEL, LINKAGE.score(MODEL), 2_000));
    var shuffled = new java.util.ArrayList<>(PEOPLE.entries);
    Collections.shuffle(shuffled, new Random(3));

    var other = new Linkage(People.SPECIFICATION, shuffled, 0);
    var groups = named(shuffled, other.group(MODEL, other.score(MODEL), 2_000));

    assertThat(groups).isEqualTo(straight);
  }

  @Test
  void an_explanation_adds_up_to_the_score() {
    var scored = LINKAGE.score(MODEL);

    for (int i = 0; i < scored.pairs().length; i += 17) {
      var why = LINKAGE.explain(MODEL, scored.left(i), scored.right(i));
      assertThat(why.milliBits()).isEqualTo(scored.milliBits()[i]);
    }
  }

  @Test
  void a_record_that_says_nothing_is_linked_to_nobody() {
    var entries = List.of(new Entry("1", "", "", "", "", ""), new Entry("2", "", "", "", "", ""));
    var linkage = new Linkage(People.SPECIFICATION, entries, 0);
    var model = linkage.train();

    assertThat(linkage.group(MODEL, linkage.score(MODEL), 0)).containsExactly(0, 1);
  }

  @Test
  void a_key_that_too_many_share_is_left_out_and_named() {
    var entries =
        IntStream.range(0, 1_001)
            .mapToObj(i -> new Entry("r" + i, "", "", "", "", "info@acme.com"))
            .toList();
    var linkage = new Linkage(People.SPECIFICATION, entries, 0);

    var scored = linkage.score(MODEL);

    assertThat(scored.oversized()).containsEntry("email=info@acme.com", 1_001);
    assertThat(scored.pairs()).isEmpty();
  }

  @Test
  void records_of_one_file_are_not_compared_when_two_are_linked() {
    int half = PEOPLE.entries.size() / 2;
    var linkage = new Linkage(People.SPECIFICATION, PEOPLE.entries, half);

    var scored = linkage.score(MODEL);

    assertThat(IntStream.range(0, scored.pairs().length))
        .allMatch(i -> scored.left(i) < half && scored.right(i) >= half);
  }

  @Test
  void one_to_one_gives_each_record_the_better_of_two_partners() {
    var specification =
        new Specification(
            People.FIELDS,
            People.SPECIFICATION.comparisons(),
            Blocking.byKind(People.FIELDS),
            true,
            1_000);

    var entries =
        List.of(
            new Entry("a", "corbel", "danelfin", "19700101", "york", "c@fin.com"),
            new Entry("b1", "corbel", "danelfni", "19700101", "york", ""),
            new Entry("b2", "corbel", "danelfin", "19700101", "york", "c@fin.com"));
    var linkage = new Linkage(specification, entries, 1);

    assertThat(linkage.group(MODEL, linkage.score(MODEL), 0)).containsExactly(0, 1, 0);
  }

  private static Model.Weights named(String name) {
    return MODEL.comparisons().stream()
        .filter(w -> w.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<long[]> bitsOf(Model model) {
    return model.comparisons().stream()
        .map(
            weights ->
                IntStream.range(0, weights.levels().size()).mapToLong(weights::milliBits).toArray())
        .toList();
  }

  private static String bits(Model model) {
    return bitsOf(model).stream().map(Arrays::toString).toList().toString();
  }

  /** Who stands with whom, by names. */
  private static Map<String, java.util.Set<String>> named(List<Entry> entries, int[] groups) {
    var members = new HashMap<Integer, java.util.Set<String>>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], g -> new java.util.TreeSet<>()).add(entries.get(i).id());
    }
    var named = new HashMap<String, java.util.Set<String>>();
    for (int i = 0; i < groups.length; i++) {
      named.put(entries.get(i).id(), members.get(groups[i]));
    }
    return named;
  }
}
