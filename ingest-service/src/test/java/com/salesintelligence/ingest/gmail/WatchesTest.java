package com.salesintelligence.ingest.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchesTest {

  private static final String TOPIC = "projects/p/topics/gmail";
  private static final String WATCH = "/gmail/v1/users/" + OddGmail.BOX + "/watch";

  @TempDir private Path folder;
  private final OddGmail gmail = new OddGmail();
  private final FakeClock clock = new FakeClock();
  private final GmailPushSettings settings =
      new GmailPushSettings("gmail", "gmail.ingest", Duration.ofDays(1), Duration.ofMinutes(5));

  @AfterEach
  void close() {
    gmail.close();
  }

  private Duration waitAfter(Answer answer) {
    gmail.server.on(WATCH, answer);
    var watches =
        new Watches(
            Mailboxes.reading(gmail.settings(folder)),
            TestCalls.of("gmail"),
            settings,
            TOPIC,
            clock);
    return Duration.between(clock.instant(), watches.renew(OddGmail.BOX));
  }

  private Answer until(Duration left) {
    Instant expiration = clock.instant().plus(left);
    return Answer.json(
        200, "{\"historyId\":\"7\",\"expiration\":\"%d\"}".formatted(expiration.toEpochMilli()));
  }

  @Test
  void gmailIsAskedAgainDailyAndLongBeforeItStops() {
    assertThat(waitAfter(until(Duration.ofDays(7)))).isEqualTo(Duration.ofDays(1));
    assertThat(waitAfter(until(Duration.ofHours(30)))).isEqualTo(Duration.ofHours(15));
    assertThat(waitAfter(until(Duration.ofHours(2)))).isEqualTo(Duration.ofHours(1));
    assertThat(waitAfter(until(Duration.ofSeconds(-5)))).isEqualTo(Duration.ofSeconds(10));
    assertThat(waitAfter(Answer.json(200, "{\"historyId\":\"7\"}"))).isEqualTo(Duration.ofDays(1));
    assertThat(gmail.server.requests(WATCH).getFirst().body()).contains(TOPIC);
  }

  @Test
  void whereGmailRefusesItIsAskedAgainSoonAndPollsGoOn() {
    var refused =
        Answer.json(
            403,
            "{\"error\":{\"code\":403,\"message\":\"no\",\"errors\":[{\"reason\":\"forbidden\"}]}}");

    assertThat(waitAfter(refused)).isEqualTo(Duration.ofMinutes(5));
    assertThat(waitAfter(Answer.json(400, "{}"))).isEqualTo(Duration.ofMinutes(5));
    assertThat(waitAfter(Answer.json(500, ""))).isEqualTo(Duration.ofMinutes(5));
    assertThat(waitAfter(until(Duration.ofDays(7)))).isEqualTo(Duration.ofDays(1));
  }
}
