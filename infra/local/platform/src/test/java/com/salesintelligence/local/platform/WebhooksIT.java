package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RecordReceived;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What changes at HubSpot and Dialpad is told by them, and not found by the next poll. */
class WebhooksIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final SourceRecords sources = new SourceRecords(platform.ports());

  @Test
  void a_contact_and_a_call_are_read_because_their_sources_told_of_them() throws IOException {
    try (var raw = new Overhearing(platform.ports(), Topic.RAW_RECORDS)) {
      var email = UUID.randomUUID() + "@told.example";
      var contact = made("/hubspot/contacts", Map.of("email", email));
      var call = made("/dialpad/calls", Map.of("external_number", "+12025550187"));

      await().atMost(SOON).until(() -> raw.heard().stream().anyMatch(m -> told(m, contact)));
      await().atMost(SOON).until(() -> raw.heard().stream().anyMatch(m -> told(m, call)));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          ask.number(
                              "SELECT COUNT(*) FROM hubspot_contacts WHERE email = '%s'"
                                  .formatted(email)))
                      .isEqualTo(1));
    }
  }

  @Test
  void registering_once_more_subscribes_to_nothing_twice() throws IOException {
    int before = sources.truth("hubspot/subscriptions").size();
    int hooks = sources.truth("dialpad/webhooks").size();

    Webhooks.register("http://localhost:" + platform.ports().sandbox(), platform.ports().ingest());

    assertThat(sources.truth("hubspot/subscriptions")).hasSize(before).isNotEmpty();
    assertThat(sources.truth("dialpad/webhooks")).hasSize(hooks).hasSize(1);
  }

  private String made(String path, Map<String, String> fields) {
    return sources.call("POST", path, fields).orElseThrow().path("id").asString();
  }

  /** By a webhook: a poll names its run. */
  private static boolean told(PubsubMessage message, String id) {
    try {
      var record = RecordReceived.parseFrom(message.getData());
      return record.getRecord().getExternalId().equals(id) && record.getRunId().equals("webhook");
    } catch (InvalidProtocolBufferException e) {
      return false; // what another test published
    }
  }
}
