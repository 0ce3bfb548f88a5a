package com.salesintelligence.local.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CallsAndMarketingTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private static Company company(long seed) {
    return Company.found(new Plan(seed, new Scale(40, 160, 20, 1_500), 1, NOW));
  }

  private static List<String> everything(Company company) {
    var all = new ArrayList<String>();
    for (Call call : company.phoneLog().halfYear()) {
      all.add(call.toString().replaceAll("Account@\\w+", "") + company.callWriter().lines(call));
    }
    var book = company.hubSpotBook();
    var writer = company.hubSpotWriter();
    book.companies().forEach(one -> all.add(one.name() + writer.company(one)));
    book.contacts()
        .forEach(one -> all.add(writer.contact(one) + "" + writer.contactDated(one.number())));
    book.enrollments().forEach(one -> all.add(one.toString()));
    return all;
  }

  @Test
  void areTheSameForTheSameSeed() {
    assertThat(everything(company(42))).isEqualTo(everything(company(42)));
    assertThat(everything(company(42))).isNotEqualTo(everything(company(43)));
  }

  @Property(tries = 10)
  void haveCallsOfEverySortThatEndBeforeNow(@ForAll long seed) {
    var calls = company(seed).phoneLog().halfYear();

    assertThat(calls).hasSize(250).allMatch(call -> call.endedAt() < NOW.toEpochMilli());
    assertThat(calls).extracting(Call::startedAt).isSorted();
    assertThat(calls).anyMatch(Call::outbound).anyMatch(call -> !call.outbound());
    assertThat(calls).anyMatch(Call::answered).anyMatch(call -> !call.answered());
    assertThat(calls).anyMatch(Call::viaOffice);
    assertThat(calls.stream().filter(call -> call.account() == null).count()).isBetween(15L, 30L);
    assertThat(calls).allMatch(call -> call.phone().matches("\\+\\d{8,15}"));
  }

  @Test
  void saysInACallWhatFitsTheStory() {
    var company = company(42);
    var troubled =
        company.phoneLog().halfYear().stream()
            .filter(call -> call.topic().equals("delivery") && call.answered())
            .flatMap(call -> company.callWriter().lines(call).stream())
            .toList();

    assertThat(troubled)
        .anyMatch(line -> line.type().equals("moment") && line.text().equals("complaint"))
        .anyMatch(line -> line.type().equals("transcript") && !line.byRep())
        .allMatch(line -> !line.text().contains("{"));
  }

  @Test
  void speaksWithinTheTimeOfTheCall() {
    var company = company(7);

    assertThat(company.phoneLog().halfYear())
        .allSatisfy(
            call ->
                assertThat(company.callWriter().lines(call))
                    .allMatch(
                        line -> line.at() >= call.connectedAt() && line.at() <= call.endedAt()));
  }

  @Test
  void leadsANumberThatSeveralShareToNobody() {
    var lines = new TreeMap<String, Object>();
    company(42)
        .phoneBook()
        .truthLines()
        .forEach(line -> lines.put((String) line.get("number"), line));

    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(lines.values()).anyMatch(line -> line.toString().contains("record_id=003"));
    assertThat(PhoneBook.e164("020 7946 0123")).isEqualTo("+442079460123");
    assertThat(PhoneBook.e164("+1 (202) 555-0123")).isEqualTo("+12025550123");
  }

  @Property(tries = 10)
  void overlapTheCrmWithoutBeingTheSame(@ForAll long seed) {
    var company = company(seed);
    var book = company.hubSpotBook();
    var known = new HashSet<String>();
    company.accounts().forEach(account -> known.add(account.name()));

    assertThat(book.contacts()).extracting(one -> one.party().address()).doesNotHaveDuplicates();
    assertThat(book.contacts().stream().filter(one -> one.party().contactId() != null).count())
        .isBetween(90L, 160L);
    assertThat(book.contacts()).anyMatch(one -> one.party().contactId() == null);
    assertThat(book.companies()).anyMatch(one -> one.account() == null);
    assertThat(book.companies())
        .anyMatch(one -> one.account() != null && !known.contains(one.name()));
  }
}
