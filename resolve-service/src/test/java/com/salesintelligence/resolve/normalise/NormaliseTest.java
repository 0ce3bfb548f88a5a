package com.salesintelligence.resolve.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliseTest {

  @ParameterizedTest
  @CsvSource({
    "'  Müller-Lüdenscheidt ', muller ludenscheidt",
    "O'Brien, obrien",
    "王杰, wang jie",
    "'ВАСИЛЬЕВ, Александр', vasilev aleksandr",
    "ＡＣＭＥ, acme",
    "'\u202Eevil\u200B name', evil name",
    "'…', ''"
  })
  void words_of_any_script_become_latin_and_lower_case(String written, String folded) {
    assertThat(Folding.words(written)).isEqualTo(folded);
  }

  @Test
  void ten_kilobytes_are_no_name_and_take_no_time() {
    assertThat(Folding.words("é".repeat(10_000))).hasSize(256);
  }

  @ParameterizedTest
  @CsvSource({
    "Acme Robotics GmbH & Co. KG, acme robotics",
    "ACME Inc., acme",
    "'Acme, L.L.C.', acme",
    "The Acme Company Ltd, acme",
    "Gulf Traders FZ-LLC, gulf traders",
    "Smith & Jones LLP, smith and jones",
    "Müller Maschinenbau AG, muller maschinenbau",
    "Limited, limited",
    "AB, ab"
  })
  void a_company_is_compared_without_its_legal_form(String written, String core) {
    assertThat(CompanyNames.core(written)).isEqualTo(core);
  }

  @ParameterizedTest
  @CsvSource({
    "Grace Kelly, grace, kelly, ''",
    "'Kelly, Grace', grace, kelly, ''",
    "Dr. Grace P. Kelly PhD, grace p, kelly, ''",
    "Ludwig van Beethoven, ludwig, van beethoven, ''",
    "David Dobbins Jr., david, dobbins, jr",
    "'Dobbins, Jr', dobbins, '', jr",
    "'Smith Senior, David', david, smith senior, ''",
    "Grace, grace, '', ''"
  })
  void a_name_is_taken_apart(String full, String given, String surname, String generation) {
    assertThat(PersonName.of(full)).isEqualTo(new PersonName(given, surname, generation));
  }

  @ParameterizedTest
  @CsvSource({
    "12/11/1978, DAY_FIRST, 19781112",
    "12/11/1978, MONTH_FIRST, 19781211",
    "20/8/1991, MONTH_FIRST, 19910820",
    "1971-06-24, DAY_FIRST, 19710624",
    "1971-06-24T10:00:00Z, DAY_FIRST, 19710624",
    "19560409, DAY_FIRST, 19560409",
    "Mar 1 1970, MONTH_FIRST, 19700301",
    "24-May-11, MONTH_FIRST, 20110524",
    "3/1/70, MONTH_FIRST, 19700301",
    "31/31/1970, DAY_FIRST, ''",
    "soon, DAY_FIRST, ''",
    "99 foo 12, DAY_FIRST, ''"
  })
  void days_are_read_in_the_ways_people_write_them(
      String written, Dates.Order order, String digits) {
    assertThat(Dates.of(written, order, 25)).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource({
    "702-919-1300, US, +17029191300",
    "(0)30 901820, DE, +4930901820",
    "+44 20 7946 0000 ext. 12, US, +442079460000;ext=12",
    "1, US, NONE",
    "1234567890123456789012345678901234567890, US, NONE",
    "call me, US, NONE"
  })
  void a_number_names_its_country_and_keeps_its_extension(
      String written, String region, String text) {
    assertThat(Phone.of(written, region).map(Phone::text).orElse("NONE")).isEqualTo(text);
  }

  @Test
  void the_tables_hold_what_is_folded_already() {
    for (var group : Tables.nicknames()) {
      assertThat(group).allMatch(name -> Folding.words(name).equals(name));
      assertThat(new HashSet<>(group)).as(group.getFirst()).hasSizeGreaterThan(1);
    }
    for (var forms : Tables.legalForms()) {
      assertThat(forms).allMatch(form -> Folding.words(form).equals(form));
    }
  }
}
