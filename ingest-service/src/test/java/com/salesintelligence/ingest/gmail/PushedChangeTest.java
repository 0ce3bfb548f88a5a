package com.salesintelligence.ingest.gmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedChangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"emailAddress\":\"maya@us.example\",\"historyId\":9876543210}",
        "{\"emailAddress\":\"maya@us.example\",\"historyId\":\"9876543210\",\"new\":{}}"
      })
  void readsWhatGmailPublishes(String json) {
    var change = PushedChange.parse(json.getBytes(UTF_8)).orElseThrow();

    assertThat(change).isEqualTo(new PushedChange("maya@us.example", 9_876_543_210L));
    assertThat(change.isBehind("9876543209")).isFalse();
    assertThat(change.isBehind("9876543210")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "{\"emailAddress\":\"a@b\"}",
        "{\"historyId\":1}",
        "{\"emailAddress\":7,\"historyId\":{}}",
        "{\"emailAddress\":\"a@b\",\"historyId\":-1}",
        "{\"emailAddress\":\"a@b\",\"historyId\":1.5}",
        "{\"emailAddress\":\"a@b\",\"historyId\":\"99999999999999999999\"}"
      })
  void takesNothingElse(String json) {
    assertThat(PushedChange.parse(json.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreNoChange() {
    assertThat(PushedChange.parse(new byte[] {(byte) 0xff, 0, (byte) 0xfe})).isEmpty();
  }
}
