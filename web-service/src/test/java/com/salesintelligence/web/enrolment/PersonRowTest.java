package com.salesintelligence.web.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonRowTest {

  private static PersonRow person(
      @Nullable String email,
      @Nullable String hubspotId,
      boolean optedOut,
      boolean bounced,
      boolean owned,
      @Nullable String sequence) {
    return new PersonRow(
        "003", "Ann", null, email, null, hubspotId, optedOut, bounced, owned, sequence, null);
  }

  @Test
  void someoneAgainstWhomNothingIsKnownCanBeEnrolled() {
    var ann = person("a@x.example", "7", false, false, true, null);

    assertThat(ann.ready()).isTrue();
    assertThat(ann.whyNot()).isNull();
    assertThat(ann.name()).isEqualTo("Ann");
  }

  @ParameterizedTest
  @CsvSource({
    ",            7, false, false, true,   , no e-mail address",
    "a@x.example,  , false, false, true,   , HubSpot has no contact",
    "a@x.example, 7, true,  false, true,   , opted out",
    "a@x.example, 7, false, true,  true,   , came back",
    "a@x.example, 7, false, false, false,  , Nobody owns",
    "a@x.example, 7, true,  false, true, 32, sequence “32” already"
  })
  void eachReasonIsSaidInWords(
      @Nullable String email,
      @Nullable String hubspotId,
      boolean optedOut,
      boolean bounced,
      boolean owned,
      @Nullable String sequence,
      String words) {
    var person = person(email, hubspotId, optedOut, bounced, owned, sequence);

    assertThat(person.ready()).isFalse();
    assertThat(person.whyNot()).contains(words);
  }
}
