package com.salesintelligence.resolve.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderOfArrivalProperties {

  private static final List<String> ADDRESSES =
      List.of(
          "ann@acme.com",
          "bob@acme.com",
          "ann@beta.io",
          "j.doe@gmail.com",
          "jdoe+crm@gmail.com",
          "jdoe@googlemail.com",
          "no-reply@acme.com",
          "zoe@sub.beta.io");
  private static final List<String> ACCOUNTS = List.of("A", "B", "C");

  @Property(tries = 400)
  void the_tables_do_not_depend_on_the_order_nor_on_repetitions(
      @ForAll("streams") List<Fact> facts, @ForAll long seed) {
    assertThat(after(shuffledWithRepetitions(facts, seed)).links()).isEqualTo(after(facts).links());
  }

  @Property(tries = 400)
  void every_owner_of_a_mail_was_told_and_every_former_owner_too(
      @ForAll("streams") List<Fact> facts, @ForAll long seed) {
    FakeWarehouse warehouse = after(shuffledWithRepetitions(facts, seed));
    for (String mail : warehouse.mails()) {
      assertThat(warehouse.toldOwnersOf(mail)).isEqualTo(warehouse.ownersOf(mail));
    }
  }

  @Property(tries = 300)
  void a_restart_anywhere_changes_nothing(@ForAll("streams") List<Fact> facts, @ForAll long seed) {
    List<Fact> stream = shuffledWithRepetitions(facts, seed);
    var random = new Random(seed);
    int death = random.nextInt(stream.size() + 1);
    int again = Math.max(0, death - random.nextInt(4));

    var warehouse = new FakeWarehouse();
    Directory first = Given.directory();
    stream
        .subList(0, death)
        .forEach(fact -> Given.resolving(first, warehouse).resolve(fact, warehouse));
    Directory second = Given.directory();
    second.restore(warehouse.memory(0));
    stream
        .subList(again, stream.size())
        .forEach(fact -> Given.resolving(second, warehouse).resolve(fact, warehouse).join());

    assertThat(warehouse.links()).isEqualTo(after(facts).links());
    for (String mail : warehouse.mails()) {
      assertThat(warehouse.toldOwnersOf(mail)).isEqualTo(warehouse.ownersOf(mail));
    }
  }

  @Property(tries = 200)
  void a_write_that_fails_is_made_up_for_when_its_record_comes_again(
      @ForAll("streams") List<Fact> facts, @ForAll long seed) {
    var warehouse = new FakeWarehouse();
    Directory directory = Given.directory();
    var random = new Random(seed);
    var waiting = new ArrayList<>(shuffledWithRepetitions(facts, seed));
    while (!waiting.isEmpty()) {
      Fact fact = waiting.removeFirst();
      warehouse.failures = random.nextInt(4) == 0 ? 1 : 0;
      var outcome = Given.resolving(directory, warehouse).resolve(fact, warehouse);
      if (outcome.isCompletedExceptionally()) {
        waiting.add(random.nextInt(waiting.size() + 1), fact);
      }
    }
    assertThat(warehouse.links()).isEqualTo(after(facts).links());
  }

  private static FakeWarehouse after(List<Fact> facts) {
    var warehouse = new FakeWarehouse();
    Directory directory = Given.directory();
    facts.forEach(fact -> Given.resolving(directory, warehouse).resolve(fact, warehouse).join());
    return warehouse;
  }

  private static List<Fact> shuffledWithRepetitions(List<Fact> facts, long seed) {
    var random = new Random(seed);
    var stream = new ArrayList<>(facts);
    for (Fact fact : facts) {
      if (random.nextInt(3) == 0) {
        stream.add(fact);
      }
    }
    Collections.shuffle(stream, random);
    return stream;
  }

  @Provide
  Arbitrary<List<Fact>> streams() {
    return Combinators.combine(contacts(), accounts(), mappings(), mails())
        .as(
            (contacts, accounts, mappings, mails) -> {
              var all = new ArrayList<Fact>(contacts);
              all.addAll(accounts);
              all.addAll(mappings);
              all.addAll(mails);
              return all;
            });
  }

  /** Versions of few contacts that change address and account, and disappear. */
  private Arbitrary<List<Fact>> contacts() {
    var state =
        Combinators.combine(
            Arbitraries.of(ADDRESSES),
            Arbitraries.of(ACCOUNTS).injectNull(0.1),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 4));
    return state
        .as(
            (address, account, primary, fate) ->
                (java.util.function.BiFunction<String, Long, Fact>)
                    (id, version) ->
                        fate == 0
                            ? Given.deleted(RecordType.CONTACT, "Contact", id, version)
                            : Given.contact(id, version, account, address, primary))
        .list()
        .ofMaxSize(7)
        .map(
            states -> {
              var facts = new ArrayList<Fact>();
              for (int i = 0; i < states.size(); i++) {
                facts.add(states.get(i).apply("C" + i % 3, 10L + i));
              }
              return facts;
            });
  }

  private Arbitrary<List<Fact>> accounts() {
    return Arbitraries.of("acme.com", "beta.io", "gmail.com", "gone")
        .list()
        .ofMaxSize(5)
        .map(
            domains -> {
              var facts = new ArrayList<Fact>();
              for (int i = 0; i < domains.size(); i++) {
                String id = ACCOUNTS.get(i % 3);
                facts.add(
                    domains.get(i).equals("gone")
                        ? Given.deleted(RecordType.ACCOUNT, "Account", id, 20L + i)
                        : Given.account(id, 20L + i, domains.get(i)));
              }
              return facts;
            });
  }

  private Arbitrary<List<Fact>> mappings() {
    return Combinators.combine(
            Arbitraries.of(ADDRESSES),
            Arbitraries.of("C0", "C1").injectNull(0.4),
            Arbitraries.of(ACCOUNTS).injectNull(0.6),
            Arbitraries.of(true, true, false))
        .as(
            (address, contact, account, active) ->
                (java.util.function.LongFunction<Fact>)
                    second ->
                        MappingFact.about(
                            address,
                            contact,
                            account,
                            active,
                            "maya",
                            Instant.ofEpochSecond(second)))
        .list()
        .ofMaxSize(3)
        .map(
            made -> {
              var facts = new ArrayList<Fact>();
              for (int i = 0; i < made.size(); i++) {
                facts.add(made.get(i).apply(100L + i));
              }
              return facts;
            });
  }

  private Arbitrary<List<Fact>> mails() {
    return Combinators.combine(
            Arbitraries.of(ADDRESSES),
            Arbitraries.of(ADDRESSES),
            Arbitraries.of(Kind.PERSON, Kind.AUTOMATED))
        .as((from, to, kind) -> List.of(from, to, kind.name()))
        .list()
        .ofMaxSize(6)
        .map(
            mails -> {
              var facts = new ArrayList<Fact>();
              for (int i = 0; i < mails.size(); i++) {
                List<String> mail = mails.get(i);
                facts.add(Given.mail("m" + i, Kind.valueOf(mail.get(2)), mail.get(0), mail.get(1)));
              }
              return facts;
            });
  }
}
