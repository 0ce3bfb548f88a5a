package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One mail, one trace: whoever hears of it on any topic can follow it back to Gmail. */
class TraceIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** Reads the records that a message is about. */
  @FunctionalInterface
  private interface About {
    List<RecordRef> records(PubsubMessage message) throws InvalidProtocolBufferException;
  }

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());
  private final Steer steer = new Steer(platform.ports());

  @Test
  void a_mails_trace_goes_on_from_ingest_over_resolve_to_score() throws IOException {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask.number("SELECT COUNT(*) FROM account_recommendations") > 0);
    try (var raw = new Overhearing(platform.ports(), Topic.RAW_RECORDS);
        var matched = new Overhearing(platform.ports(), Topic.MATCHED_ENTITIES);
        var recommendations = new Overhearing(platform.ports(), Topic.RECOMMENDATIONS)) {
      // An account that waits for its score because of several records is told in the first trace.
      recommendations.awaitSilence(Duration.ofSeconds(3));
      var id = steer.drop(Steer.MAYA, mail(contactOfAColdAccount()));

      var trace = traceOf(id, raw, m -> List.of(RecordReceived.parseFrom(m.getData()).getRecord()));
      assertThat(
              traceOf(id, matched, m -> List.of(EntityMatched.parseFrom(m.getData()).getRecord())))
          .as("trace of EntityMatched")
          .isEqualTo(trace);
      assertThat(
              traceOf(
                  id,
                  recommendations,
                  m -> RecommendationUpdated.parseFrom(m.getData()).getBecauseOfList()))
          .as("trace of RecommendationUpdated")
          .isEqualTo(trace);
    }
  }

  private String contactOfAColdAccount() {
    return ask.rows(
            "SELECT c.email FROM sf_contacts c JOIN account_recommendations r USING (account_id)"
                + " WHERE c.email IS NOT NULL ORDER BY r.priority_score, c.contact_id DESC LIMIT 1")
        .getFirst()
        .get("email")
        .getStringValue();
  }

  /**
   * @return the trace id of the first event about the mail: version-traceid-parentid-flags
   */
  private static String traceOf(String mailId, Overhearing topic, About about) {
    var event =
        await()
            .atMost(SOON)
            .until(
                () -> topic.heard().stream().filter(m -> isAbout(mailId, m, about)).findFirst(),
                java.util.Optional::isPresent)
            .orElseThrow();
    assertThat(event.getAttributesOrDefault("traceparent", "")).matches("00-\\p{XDigit}{32}-.*");
    return event.getAttributesOrThrow("traceparent").split("-")[1];
  }

  private static boolean isAbout(String mailId, PubsubMessage message, About about) {
    try {
      return about.records(message).stream().anyMatch(ref -> ref.getExternalId().equals(mailId));
    } catch (InvalidProtocolBufferException e) {
      return false; // what another test published
    }
  }

  private static String mail(String from) {
    return """
        From: <%s>
        To: <%s>
        Subject: Follow me
        Message-ID: <%s@trace.example>

        We have budget for this quarter. When could we meet?
        """
        .formatted(from, Steer.MAYA, UUID.randomUUID());
  }
}
