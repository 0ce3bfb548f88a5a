package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a@b.com | a@b.com",
        "<a@b.com> | a@b.com",
        "Ann <a@b.com>, c@d.com | a@b.com=Ann c@d.com",
        "\"Smith, Ann\" <a@b.com> | a@b.com=Smith, Ann",
        "Smith, Ann <a@b.com> | a@b.com=Smith, Ann",
        "a@b.com (Ann) | a@b.com=Ann",
        "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)> | pete@silly.test=Pete",
        "A Group:Ed <e@x.test>,joe@x.test;, z@x.test | e@x.test=Ed joe@x.test z@x.test",
        "Undisclosed recipients:; | ~~",
        ", a@b.com, , | a@b.com",
        "a@b.com; c@d.com | a@b.com c@d.com",
        "a@b.com c@d.com | a@b.com c@d.com",
        "Ann a@b.com | a@b.com=Ann",
        "<@route.com,@other.com:a@b.com> | a@b.com",
        "<mailto:a@b.com> | a@b.com",
        "'Ann' <a@b.com> | a@b.com=Ann",
        "Ann <a@b.com | a@b.com=Ann",
        "\"Ann <a@b.com> | a@b.com=Ann",
        "jdoe@test   . example | jdoe@test.example",
        "\"john doe\"@b.com | \"john doe\"@b.com",
        "=?utf-8?Q?J=C3=B6hn?= <a@b.com> | a@b.com=Jöhn",
        "\"=?utf-8?Q?J=C3=B6hn?=\" <a@b.com> | a@b.com=Jöhn",
        "Mikel@Lindsaar <a@b.com> | a@b.com=Mikel@Lindsaar",
        "not an address | ~~",
        "<> | ~~",
        "a@b@c.com | ~~"
      })
  void reads(String header, String expected) {
    var found =
        Mailboxes.of(header, "to", 100, new Defects()).stream()
            .map(who -> who.address() + (who.name() == null ? "" : "=" + who.name()))
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void says_what_it_left_out() {
    var defects = new Defects();
    Mailboxes.of("nobody, a@@b, <>", "to", 100, defects);
    assertThat(defects.list()).hasSize(3).allMatch(defect -> defect.startsWith("to has "));
  }

  @Test
  void stops_at_the_limit() {
    var defects = new Defects();
    assertThat(Mailboxes.of("a@b.com,".repeat(50), "to", 10, defects)).hasSize(10);
    assertThat(defects.list()).singleElement().asString().contains("more than 10");
  }
}
