package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.salesintelligence.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in, nothing stops and nothing is lost: it is stored with what could be read, or
 * parked with a reason.
 */
class BadInputIT {

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @Test
  void a_malformed_mime_structure_is_stored_with_what_could_be_read() {
    var id =
        steer.drop(
            Steer.MAYA,
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=\"never\"\n\nstill here\n");
    eventuallyStored(id);
  }

  @Test
  void invalid_utf_8_is_stored() {
    eventuallyStored(
        steer.drop(
            Steer.MAYA,
            "From: a@b.example\nSubject: caf\u00e9\n\n\u00ff\u00fe"
                .getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void truncated_base64_of_the_source_is_parked() {
    var uri = steer.sandbox("/sandbox/gmail/" + Steer.MAYA + "/messages?encoding=truncated-base64");
    var id =
        tools.jackson.databind.json.JsonMapper.shared()
            .readTree(
                steer.post(uri, "From: a@b.example\n\nx".getBytes(StandardCharsets.UTF_8)).body())
            .get("id")
            .asString();
    eventuallyStoredOrParked(id);
  }

  @Test
  void a_mail_of_15_megabytes_is_stored() {
    var line = "x".repeat(75) + "\n";
    var text =
        "From: big@b.example\nSubject: big\n\nthe beginning\n"
            + line.repeat((15 << 20) / line.length());
    eventuallyStored(steer.drop(Steer.MAYA, text));
  }

  @Test
  void an_unknown_event_type_is_parked() throws IOException {
    eventuallyParked(
        publish(
            Topic.RAW_RECORDS, "{}", Map.of("ce-type", "salesintelligence.events.v9.Nonsense")));
  }

  @Test
  void json_where_an_event_belongs_is_parked() throws IOException {
    eventuallyParked(
        publish(
            Topic.RAW_RECORDS,
            "{\"some\": \"json\"}",
            Map.of("ce-type", "salesintelligence.events.v1.RecordReceived")));
  }

  @Test
  void a_salesforce_record_of_the_wrong_shape_is_parked_and_the_others_go_on() {
    var id = "006" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
    var answer =
        steer.postJson(
            steer.sandbox("/sandbox/salesforce/Opportunity"),
            "{\"Id\":\"%s\",\"Name\":[1,2],\"Amount\":\"a lot\",\"AccountId\":17}".formatted(id));
    assertThat(answer.statusCode()).isLessThan(300);
    eventuallyParkedRecord(id);
  }

  private void eventuallyStored(String messageId) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(stored(messageId)).isEqualTo(1));
  }

  private void eventuallyStoredOrParked(String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> stored(id) + parkedRecord(id) == 1);
  }

  private void eventuallyParkedRecord(String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> parkedRecord(id) >= 1);
  }

  private void eventuallyParked(String pubsubId) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                ask.number(
                        "SELECT COUNT(*) FROM dead_letters WHERE message_id = '%s' AND error_message != ''"
                            .formatted(pubsubId))
                    == 1);
  }

  private long stored(String messageId) {
    return ask.number(
        "SELECT COUNT(*) FROM gmail_messages WHERE message_id = '%s'".formatted(messageId));
  }

  private long parkedRecord(String id) {
    return ask.number(
        "SELECT COUNT(*) FROM dead_letters, UNNEST(attributes) AS attribute WHERE attribute.key = 'ce-subject' AND CONTAINS_SUBSTR(attribute.value, '%s') AND error_message != ''"
            .formatted(id));
  }

  private String publish(Topic topic, String data, Map<String, String> attributes)
      throws IOException {
    try (var publisher = new RawPublisher("localhost:" + platform.ports().pubsub())) {
      return publisher.publish(topic, ByteString.copyFromUtf8(data), attributes);
    }
  }
}
