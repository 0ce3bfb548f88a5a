package com.salesintelligence.resolve.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.resolve.core.Match.Matched;
import com.salesintelligence.resolve.core.Match.Unmatched;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchPolicyTest {

  private final Directory directory = Given.directory();

  @Test
  void the_exact_address_beats_the_company() {
    learn(Given.account("A", 1, "acme.com"), Given.contact("C", 1, "B", "ann@acme.com"));
    assertThat(match("ann@acme.com")).isEqualTo(new Matched(Rule.EXACT_ADDRESS, "C", "B", "C"));
  }

  @Test
  void the_exact_address_beats_another_spelling_of_it() {
    learn(
        Given.contact("C1", 1, "A", "j.doe@gmail.com"),
        Given.contact("C2", 1, "B", "jdoe@gmail.com"));
    assertThat(match("jdoe@gmail.com")).isEqualTo(exact("C2", "B"));
    assertThat(match("j.doe@gmail.com")).isEqualTo(exact("C1", "A"));
  }

  @Test
  void a_decision_of_a_person_beats_the_exact_address() {
    learn(Given.contact("C", 1, "A", "ann@acme.com"), Given.mapping("ann@acme.com", null, "B", 1));
    assertThat(match("ann@acme.com"))
        .isInstanceOfSatisfying(
            Matched.class,
            m -> {
              assertThat(m.rule()).isEqualTo(Rule.MANUAL_MAPPING);
              assertThat(m.accountId()).isEqualTo("B");
              assertThat(m.contactId()).isNull();
              assertThat(m.foundIn()).startsWith("manual_mappings/");
            });
  }

  @Test
  void a_contact_named_by_a_person_brings_its_account() {
    learn(
        Given.contact("C", 1, "A", "ann@acme.com"),
        Given.mapping("private@gmail.com", "C", null, 1));
    assertThat(match("private@gmail.com"))
        .isInstanceOfSatisfying(Matched.class, m -> assertThat(m.accountId()).isEqualTo("A"));
  }

  @Test
  void a_veto_beats_everything() {
    learn(
        Given.account("A", 1, "acme.com"),
        Given.contact("C", 1, "A", "ann@acme.com"),
        Given.mapping("ann@acme.com", null, null, 1));
    assertThat(match("ann@acme.com")).isEqualTo(Unmatched.VETOED);
  }

  @Test
  void a_decision_that_was_taken_back_counts_no_more() {
    var decision = Given.mapping("ann@acme.com", null, null, 1);
    learn(
        Given.contact("C", 1, "A", "ann@acme.com"),
        decision,
        MappingFact.about(
            "ann@acme.com", null, null, false, "maya", decision.decidedAt().plusSeconds(1)));
    assertThat(match("ann@acme.com")).isEqualTo(exact("C", "A"));
  }

  @Test
  void gmail_ignores_dots_tags_and_its_old_name() {
    learn(Given.contact("C", 1, "A", "John.Doe+sales@googlemail.com".toLowerCase()));
    for (String same :
        new String[] {"johndoe@gmail.com", "j.o.h.n.doe@gmail.com", "johndoe+x+y@googlemail.com"}) {
      assertThat(match(same)).isEqualTo(new Matched(Rule.CANONICAL_ADDRESS, "C", "A", "C"));
    }
    assertThat(match("johndo@gmail.com")).isEqualTo(Unmatched.FREE_MAIL);
  }

  @Test
  void other_providers_ignore_tags_but_not_dots() {
    learn(Given.contact("C", 1, "A", "john.doe@outlook.com"));
    assertThat(match("john.doe+x@outlook.com")).isInstanceOf(Matched.class);
    assertThat(match("johndoe@outlook.com")).isEqualTo(Unmatched.FREE_MAIL);
    assertThat(match("john.doe@hotmail.com")).isEqualTo(Unmatched.FREE_MAIL);
  }

  @Test
  void a_company_may_use_dots_and_tags_as_it_likes() {
    learn(Given.contact("C", 1, "A", "john.doe@acme.com"));
    assertThat(match("johndoe@acme.com")).isEqualTo(Unmatched.UNKNOWN);
    assertThat(match("john.doe+x@acme.com")).isEqualTo(Unmatched.UNKNOWN);
  }

  @Test
  void the_domain_of_one_company_tells_the_account_but_no_contact() {
    learn(Given.account("A", 1, "acme.com"));
    assertThat(match("new@acme.com")).isEqualTo(new Matched(Rule.COMPANY_DOMAIN, null, "A", "A"));
    assertThat(match("new@mail.eu.acme.com")).isInstanceOf(Matched.class);
    assertThat(match("new@notacme.com")).isEqualTo(Unmatched.UNKNOWN);
  }

  @Test
  void two_accounts_with_one_domain_decide_nothing() {
    learn(Given.account("A", 1, "acme.com"), Given.account("B", 1, "acme.com"));
    assertThat(match("new@acme.com")).isEqualTo(Unmatched.SEVERAL_ACCOUNTS);
    learn(Given.deleted(RecordType.ACCOUNT, "Account", "A", 2));
    assertThat(match("new@acme.com")).isEqualTo(new Matched(Rule.COMPANY_DOMAIN, null, "B", "B"));
  }

  @Test
  void free_mail_never_tells_an_account() {
    learn(
        Given.account("A", 1, "gmail.com"),
        Given.account("B", 1, "yahoo.co.uk"),
        Given.account("C", 1, "proton.me"),
        Given.account("D", 1, "linkedin.com"));
    for (String address :
        new String[] {"x@gmail.com", "x@yahoo.co.uk", "x@proton.me", "x@linkedin.com"}) {
      assertThat(match(address)).isEqualTo(Unmatched.FREE_MAIL);
    }
  }

  @Test
  void our_own_people_are_nobody_elses() {
    learn(
        Given.account("A", 1, Given.OWN_DOMAIN),
        Given.contact("C", 1, "A", "maya@" + Given.OWN_DOMAIN));
    assertThat(match("maya@" + Given.OWN_DOMAIN)).isEqualTo(Unmatched.OUR_OWN);
    assertThat(match("x@mail." + Given.OWN_DOMAIN)).isEqualTo(Unmatched.OUR_OWN);
    assertThat(match("x@not" + Given.OWN_DOMAIN)).isEqualTo(Unmatched.UNKNOWN);
  }

  @Test
  void machines_never_tell_an_account_by_their_domain() {
    learn(Given.account("A", 1, "acme.com"));
    for (String machine :
        new String[] {
          "no-reply@acme.com",
          "noreply+123@acme.com",
          "do_not_reply@acme.com",
          "mailer-daemon@acme.com",
          "bounce-99-x@acme.com",
          "crm-noreply@acme.com",
          "notifications@acme.com"
        }) {
      assertThat(match(machine)).describedAs(machine).isEqualTo(Unmatched.AUTOMATED);
    }
    assertThat(match("norman.reply@acme.com")).isInstanceOf(Matched.class);
  }

  @Test
  void a_sender_of_newsletters_only_tells_no_account_until_it_writes_itself() {
    learn(Given.account("A", 1, "acme.com"));
    directory.learn(Given.mail("m1", Kind.AUTOMATED, "ann@acme.com"));
    assertThat(known("ann@acme.com")).isEqualTo(Unmatched.AUTOMATED);
    directory.learn(Given.mail("m2", Kind.PERSON, "ann@acme.com"));
    assertThat(known("ann@acme.com")).isInstanceOf(Matched.class);
  }

  @Test
  void of_two_contacts_with_one_address_the_main_one_is_taken_then_the_older() {
    learn(
        Given.contact("C3", 1, "A", "ann@acme.com"),
        Given.contact("C2", 1, null, "ann@acme.com"),
        Given.contact("C4", 1, "B", "ann@acme.com"));
    assertThat(match("ann@acme.com")).isEqualTo(exact("C3", "A"));
    learn(Given.contact("C4", 2, "B", "ann@acme.com", true));
    assertThat(match("ann@acme.com")).isEqualTo(exact("C4", "B"));
  }

  @Test
  void a_contact_that_is_gone_or_has_moved_leaves_no_trace() {
    learn(Given.contact("C", 1, "A", "ann@acme.com"), Given.contact("C", 2, "A", "ann@beta.io"));
    assertThat(match("ann@acme.com")).isEqualTo(Unmatched.UNKNOWN);
    assertThat(match("ann@beta.io")).isEqualTo(exact("C", "A"));
    learn(
        Given.deleted(RecordType.CONTACT, "Contact", "C", 3),
        Given.contact("C", 2, "A", "ann@beta.io"));
    assertThat(match("ann@beta.io")).isEqualTo(Unmatched.UNKNOWN);
  }

  private void learn(Fact... facts) {
    for (Fact fact : facts) {
      directory.learn(fact);
    }
  }

  private static Match exact(String contact, String account) {
    return new Matched(Rule.EXACT_ADDRESS, contact, account, contact);
  }

  private Match match(String address) {
    MatchPolicy policy = Given.policy();
    Seen seen = policy.see(address);
    seen.person = true;
    return policy.match(seen, directory);
  }

  private @Nullable Match known(String address) {
    return directory.matchOf(address);
  }
}
