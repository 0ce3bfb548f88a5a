package com.salesintelligence.web.unmatched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.web.problems.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

  @Test
  void aContactBringsItsAccount() {
    assertThat(Choice.of("contact:003:001")).isEqualTo(new Choice("003", "001"));
    assertThat(Choice.of("account:001:001")).isEqualTo(new Choice("", "001"));
    assertThat(Choice.of("nobody")).isEqualTo(new Choice("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "contact", "contact::", "lead:1:2", "contact:1:2:3"})
  void whatIsNoChoiceIsRefused(String value) {
    assertThatThrownBy(() -> Choice.of(value))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("Choose");
  }

  @Test
  void laterDecisionsAboutAnAddressReplaceEarlierOnes() {
    assertThat(AssignController.mappingId("a@b.example"))
        .isEqualTo(AssignController.mappingId("a@b.example"));
  }
}
