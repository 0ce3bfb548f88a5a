package com.salesintelligence.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadsBodyTest {

  @Test
  void idsAreEnoughAndEachCountsOnce() {
    var body = LeadsBody.parse("{\"email_ids\":[\"a\",\"b\",\"a\"]}".getBytes(UTF_8));

    assertThat(body.emailIds()).containsExactly("a", "b");
    assertThat(body.commandId()).isNotBlank();
    assertThat(body.requestedBy()).isEqualTo("http");
    assertThat(body.despiteDuplicates()).isFalse();
  }

  @Test
  void aCallerMaySayWhoAsksAndWhichRequestItIs() {
    var body =
        LeadsBody.parse(
            """
            {"email_ids":["a"],"command_id":"c1","requested_by":"maya","despite_duplicates":true}"""
                .getBytes(UTF_8));

    assertThat(body.commandId()).isEqualTo("c1");
    assertThat(body.requestedBy()).isEqualTo("maya");
    assertThat(body.despiteDuplicates()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"email_ids\":[]}",
        "{\"email_ids\":\"a\"}",
        "{\"email_ids\":[1]}",
        "{\"email_ids\":[\" \"]}",
        "{\"email_ids\":[\"a\"],\"emails\":[]}",
        "{\"email_ids\":[\"a\"],\"despite_duplicates\":\"yes\"}",
        "{\"email_ids\":[\"a\"],\"command_id\":7}"
      })
  void allElseIsRefusedInWords(String json) {
    assertThatThrownBy(() -> LeadsBody.parse(json.getBytes(UTF_8))).isInstanceOf(ApiError.class);
  }
}
