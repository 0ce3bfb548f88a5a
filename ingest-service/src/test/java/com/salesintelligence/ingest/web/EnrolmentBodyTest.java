package com.salesintelligence.ingest.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentBodyTest {

  private static EnrolmentBody parse(String json) {
    return EnrolmentBody.parse(json.getBytes(UTF_8));
  }

  @Test
  void theDocumentedBodyIsEnough() {
    var body = parse("{\"contact_email\":\"ann@x.example\",\"sequence_id\":\"5\"}");

    assertThat(body.contactEmail()).isEqualTo("ann@x.example");
    assertThat(body.sequenceId()).isEqualTo("5");
    assertThat(body.senderEmail()).isEmpty();
    assertThat(body.requestedBy()).isEqualTo("http");
    assertThat(body.commandId()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                              | contact_email",
        "[]                                                              | JSON object",
        "{\"contact_email\":\"ann\",\"sequence_id\":\"5\"}               | no e-mail address",
        "{\"contact_email\":\"a@x\\n@y\",\"sequence_id\":\"5\"}          | no e-mail address",
        "{\"contact_email\":\"a@x.example\",\"sequence_id\":5}           | sequence_id",
        "{\"contact_email\":\"a@x.example\",\"sequence_id\":\"5\",\"x\":1} | no field x"
      })
  void anythingElseIsRefusedByName(String json, String named) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(ApiError.class).hasMessageContaining(named);
  }

  @Test
  void nobodyWritesWhenAContactIsTakenOut() {
    var body =
        parse(
            "{\"contact_email\":\"a@x.example\",\"sequence_id\":\"5\",\"sender_email\":\"r@x.example\"}");

    assertThatThrownBy(() -> body.unenrolment(Instant.EPOCH)).hasMessageContaining("sender_email");
  }
}
