package com.salesintelligence.web;

import static com.salesintelligence.web.SharedWeb.as;
import static com.salesintelligence.web.SharedWeb.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.commands.SyncRequested;
import com.salesintelligence.webtest.FakePublisher;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators can do about dead letters. */
class DeadLetterPagesTest {

  private final FakePublisher publisher = SharedWeb.get().getBean(FakePublisher.class);

  @BeforeEach
  void forget() {
    publisher.clear();
  }

  @Test
  void replayingOneLetterAsksItsOwnService() {
    var response =
        as("ada")
            .submit(
                "/dead-letters/letters/dl3",
                "/dead-letters/replay",
                Map.of("letter", "dl3", "reason", "parser mended"));
    assertThat(location(response))
        .contains("/dead-letters/groups/resolve-service/a1b2c3?asked=1&since=");
    var sent = publisher.published().getFirst();
    assertThat(sent.topic()).isEqualTo(Topic.RESOLVE_COMMANDS);
    var replay = (ReplayRequested) sent.event().payload();
    assertThat(replay.getDeadLetterIdsList()).containsExactly("dl3");
    assertThat(replay.getReason()).isEqualTo("parser mended");
    assertThat(replay.getRequestedBy()).isEqualTo("ada");
  }

  @Test
  void replayingAllTakesTheOpenOnesOnly() {
    var ada = as("ada");
    var page = "/dead-letters/groups/resolve-service/a1b2c3";
    var response =
        ada.submit(
            page,
            "/dead-letters/replay-all",
            Map.of("service", "resolve-service", "fingerprint", "a1b2c3", "reason", "mended"));
    assertThat(
            ((ReplayRequested) publisher.published().getFirst().event().payload())
                .getDeadLetterIdsCount())
        .isEqualTo(12);
    assertThat(ada.get(location(response).replaceFirst("^http://[^/]+", "")).body())
        .contains("Replay requested.");
    assertThat(
            ada.submit(
                    page,
                    "/dead-letters/replay-all",
                    Map.of("service", "resolve-service", "fingerprint", "a1b2c3", "reason", " "))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aRecordThatCouldNotBeReadIsReadAgainWithItsSource() {
    var ada = as("ada");
    var page = "/dead-letters/letters/unread";
    assertThat(ada.get(page).body())
        .contains("Read gmail again", "never became a message")
        .doesNotContain("/dead-letters/replay");

    var response = ada.submit(page, "/dead-letters/read-again", Map.of("letter", "unread"));

    assertThat(location(response)).endsWith("/dead-letters/letters/unread?reading=true");
    var sent = publisher.published().getFirst();
    assertThat(sent.topic()).isEqualTo(Topic.INGEST_COMMANDS);
    assertThat(sent.event().payload())
        .isEqualTo(
            SyncRequested.newBuilder()
                .setSource("gmail")
                .setSyncType("full")
                .setRequestedBy("ada")
                .build());
    assertThat(ada.get(page + "?reading=true").body()).contains("A full run of <b>gmail</b>");
  }

  @ParameterizedTest
  @CsvSource({
    "dl3,/dead-letters/read-again",
    "unread-file,/dead-letters/read-again",
    "unread,/dead-letters/replay",
    "unread-file,/dead-letters/replay"
  })
  void aLetterIsNotHandledInAWayThatCannotHelp(String letter, String action) {
    var response =
        as("ada")
            .submit(
                "/dead-letters/letters/dl3", action, Map.of("letter", letter, "reason", "mended"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(publisher.published()).isEmpty();
  }

  @Test
  void aFileThatCouldNotBeReadIsToBeMended() {
    assertThat(as("ada").get("/dead-letters/letters/unread-file").body())
        .contains("it is read again as soon as it changes")
        .doesNotContain("<form class=\"form\"");
  }
}
