package com.salesintelligence.resolve.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolvingTest {

  private final FakeWarehouse warehouse = new FakeWarehouse();
  private final Directory directory = Given.directory();
  private final Resolving resolving = Given.resolving(directory, warehouse);

  @Test
  void stores_before_it_tells() {
    resolve(Given.account("A", 1, "acme.com"), Given.mail("m", "ann@acme.com"));
    assertThat(warehouse.order).containsExactly("stored", "told", "stored", "told");
  }

  @Test
  void tells_nothing_when_storing_fails_and_makes_up_for_it_later() {
    resolve(Given.account("A", 1, "acme.com"));
    warehouse.announced.clear();
    warehouse.failures = 1;
    assertThat(resolving.resolve(Given.mail("m", "ann@acme.com"), warehouse))
        .isCompletedExceptionally();
    assertThat(warehouse.announced).isEmpty();

    resolve(Given.mail("m", "ann@acme.com"));
    assertThat(warehouse.announced).hasSize(1);
    assertThat(warehouse.links()).containsOnlyKeys("ann@acme.com");
  }

  @Test
  void tells_one_account_once_with_the_strongest_link_and_all_evidence() {
    resolve(
        Given.account("A", 1, "acme.com"),
        Given.contact("C", 1, "A", "ann@acme.com"),
        Given.mail("m", "new@acme.com", "ann@acme.com", "maya@harborlight.example"));
    Announcement told = warehouse.announced.getLast();
    assertThat(told.record()).isEqualTo(RecordKey.mail("m"));
    assertThat(told.contactId()).isEqualTo("C");
    assertThat(told.rule()).isEqualTo(Rule.EXACT_ADDRESS);
    assertThat(told.evidence())
        .containsExactly(
            new Evidence("to-address", "sf_contacts/C"),
            new Evidence("from-address", "sf_accounts/A"));
    assertThat(warehouse.announced)
        .filteredOn(a -> a.record().equals(RecordKey.mail("m")))
        .hasSize(1);
  }

  @Test
  void a_row_about_an_address_is_written_only_when_the_answer_is_new() {
    resolve(Given.account("A", 1, "acme.com"), Given.mail("m1", "ann@acme.com"));
    long first = warehouse.decisions.get("ann@acme.com").version();
    resolve(Given.mail("m2", "ann@acme.com"), Given.account("A", 2, "acme.com"));
    assertThat(warehouse.decisions.get("ann@acme.com").version()).isEqualTo(first);
    resolve(Given.contact("C", 1, "A", "ann@acme.com"));
    assertThat(warehouse.decisions.get("ann@acme.com").version()).isGreaterThan(first);
  }

  @Test
  void nobody_gets_a_row_before_somebody_is_found() {
    resolve(Given.mail("m1", "ann@acme.com"));
    assertThat(warehouse.decisions).isEmpty();
  }

  @Test
  void a_link_that_is_no_more_is_withdrawn_and_its_account_told() {
    resolve(
        Given.contact("C", 1, "A", "ann@acme.com"),
        Given.mail("m", "ann@acme.com"),
        Given.deleted(RecordType.CONTACT, "Contact", "C", 2));
    assertThat(warehouse.links()).isEmpty();
    assertThat(warehouse.decisions.get("ann@acme.com").broken()).isPresent();
    assertThat(warehouse.announced)
        .anySatisfy(
            told -> {
              assertThat(told.record()).isEqualTo(RecordKey.mail("m"));
              assertThat(told.accountId()).isEqualTo("A");
              assertThat(told.probability()).isZero();
            });
  }

  @Test
  void a_contact_that_changes_its_account_tells_both() {
    resolve(Given.contact("C", 1, "A", "x@y.com"), Given.contact("C", 2, "B", "x@y.com"));
    assertThat(warehouse.announced)
        .extracting(Announcement::accountId)
        .containsExactly("A", "A", "B");
  }

  @Test
  void mails_are_looked_up_only_for_addresses_that_are_somebody_else_now() {
    resolve(
        Given.mail("m1", "ann@acme.com"),
        Given.contact("C1", 1, "A", "nobody@elsewhere.com"),
        Given.contact("C2", 1, "A", "ann@acme.com"),
        Given.contact("C2", 2, "A", "ann@acme.com"));
    assertThat(warehouse.lookups).containsExactly(List.of("ann@acme.com"));
  }

  @Test
  void activities_find_their_account_by_what_and_who() {
    resolve(
        Given.account("A", 1, "acme.com"),
        Given.contact("C", 1, "B", "x@y.com"),
        new OpportunityFact(
            "O", 1, "D", null, null, null, null, 0, null, false, false, null, null));
    warehouse.announced.clear();
    resolve(
        activity("T1", "A", null, null),
        activity("T2", "O", null, null),
        activity("T3", null, "C", null),
        activity("T4", "O", "C", "Z"),
        activity("T5", "unknown", "unknown", null));
    assertThat(warehouse.announced)
        .extracting(told -> told.record().externalId() + "=" + told.accountId())
        .containsExactly("T1=A", "T2=D", "T3=B", "T4=Z");
  }

  @Test
  void a_mail_that_is_gone_tells_every_account_that_it_belonged_to_after_it_is_buried() {
    resolve(
        Given.account("A", 1, "acme.com"),
        Given.contact("C", 1, "B", "ann@beta.io"),
        Given.mail("m", "bob@acme.com", "ann@beta.io", "maya@harborlight.example"));
    warehouse.announced.clear();
    warehouse.order.clear();

    resolve(Given.deletedMail("m", 8));

    assertThat(warehouse.order).containsExactly("stored", "told", "told");
    assertThat(warehouse.announced)
        .extracting(Announcement::accountId, Announcement::probability, Announcement::version)
        .containsExactly(tuple("A", 0.0, 8L), tuple("B", 0.0, 8L));
    assertThat(warehouse.toldOwnersOf("m")).isEmpty();
  }

  @Test
  void a_deletion_that_was_not_told_is_told_when_it_comes_again() {
    resolve(Given.account("A", 1, "acme.com"), Given.mail("m", "bob@acme.com"));
    warehouse.announced.clear();
    resolve(Given.deletedMail("m", 8), Given.deletedMail("m", 8));
    assertThat(warehouse.announced).hasSize(2);
  }

  @Test
  void an_old_deletion_takes_nothing_from_a_mail_that_came_back() {
    resolve(Given.account("A", 1, "acme.com"), Given.mail("m", "bob@acme.com"));
    warehouse.announced.clear();
    resolve(Given.deletedMail("m", 6), Given.deletedMail("unheard-of", 6));
    assertThat(warehouse.announced).isEmpty();
    assertThat(warehouse.exists("m")).isTrue();
  }

  @Test
  void an_activity_that_is_gone_tells_its_account() {
    resolve(
        Given.account("A", 1, "acme.com"),
        new OpportunityFact("O", 1, "D", null, null, null, null, 0, null, false, false, null, null),
        activity("T1", "A", null, null),
        activity("T2", "O", null, null));
    warehouse.announced.clear();
    resolve(
        Given.deleted(RecordType.ACTIVITY, "Task", "T1", 2),
        Given.deleted(RecordType.ACTIVITY, "Task", "T2", 2));
    assertThat(warehouse.announced)
        .extracting(told -> told.record().externalId(), Announcement::accountId)
        .containsExactly(tuple("T1", "A"), tuple("T2", "D"));
    assertThat(warehouse.announced).allMatch(told -> told.probability() == 0);
  }

  @Test
  void an_unreadable_mail_is_refused_and_nothing_stored() {
    var mail =
        new ReceivedMail("m", 1, "x@y.z", "t", List.of(), Given.NOW, "", new byte[0], 0, false);
    Outcome outcome = resolving.resolve(mail, warehouse).join();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.EMPTY_MAIL));
    assertThat(warehouse.facts).isEmpty();
  }

  @Test
  void a_contact_that_arrives_while_a_mail_is_being_stored_is_told_with_it() {
    var slow = new CompletableFuture<Void>();
    var interleaved =
        new Resolving(
            new MailReading(bytes -> Optional.empty(), new OwnCompany(Set.of())),
            directory,
            new StoreFacts() {
              @Override
              public CompletableFuture<Void> store(Fact fact) {
                return slow;
              }

              @Override
              public CompletableFuture<Void> store(List<Decision> decisions) {
                return CompletableFuture.completedFuture(null);
              }
            },
            addresses -> CompletableFuture.completedFuture(Map.of()),
            gone -> CompletableFuture.completedFuture(Remains.NONE),
            Runnable::run);
    var mail = interleaved.resolve(Given.mail("m", "ann@acme.com"), warehouse);
    resolve(Given.contact("C", 1, "A", "ann@acme.com"));
    slow.complete(null);
    assertThat(mail).isCompleted();
    assertThat(warehouse.toldOwnersOf("m")).containsExactly("A");
  }

  @Test
  void reconciling_tells_what_a_new_rule_changes() {
    resolve(Given.account("A", 1, "acme.com"), Given.mail("m", "ann@acme.com"));
    warehouse.announced.clear();
    var memory = warehouse.memory(Long.MAX_VALUE);
    Directory stricter =
        new Directory(
            new MatchPolicy(
                new OwnCompany(Set.of()),
                SharedDomains.with(List.of("acme.com"), List.of()),
                Given::registrable),
            java.time.InstantSource.system());
    stricter.restore(memory);

    int changed = Given.resolving(stricter, warehouse).reconcile(warehouse).join();

    assertThat(changed).isEqualTo(1);
    assertThat(warehouse.links()).isEmpty();
    assertThat(warehouse.announced)
        .singleElement()
        .satisfies(t -> assertThat(t.probability()).isZero());
  }

  @Test
  void reconciling_changes_nothing_when_nothing_changed() {
    resolve(Given.account("A", 1, "acme.com"), Given.mail("m", "ann@acme.com", "bob@acme.com"));
    Directory again = Given.directory();
    again.restore(warehouse.memory(0));
    assertThat(Given.resolving(again, warehouse).reconcile(warehouse).join()).isZero();
  }

  private static ActivityFact activity(
      String id, @Nullable String what, @Nullable String who, @Nullable String account) {
    return new ActivityFact(
        "Task", id, 1, "Call", what, who, null, null, null, null, account, null);
  }

  private void resolve(Fact... facts) {
    for (Fact fact : facts) {
      assertThat(resolving.resolve(fact, warehouse).join()).isInstanceOf(Outcome.Resolved.class);
    }
  }
}
