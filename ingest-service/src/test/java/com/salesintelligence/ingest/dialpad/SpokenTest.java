package com.salesintelligence.ingest.dialpad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.salesintelligence.ingest.core.Body.TranscriptLine;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SpokenTest {

  private static final Instant START = Instant.parse("2026-11-19T12:07:00Z");

  private static CallRecord call(long lengthMs) {
    return CallRecord.of(
        JsonMapper.shared()
            .readTree(
                "{\"call_id\":1,\"direction\":\"inbound\",\"date_started\":%d,\"date_ended\":%d}"
                    .formatted(START.toEpochMilli(), START.toEpochMilli() + lengthMs)));
  }

  private static Spoken spoken(String... lines) {
    var json = "{\"lines\":[" + String.join(",", lines) + "]}";
    return Spoken.of(call(600_000), JsonMapper.shared().readTree(json));
  }

  private static String line(String type, String content, String time) {
    return "{\"type\":\"%s\",\"name\":\"Ann\",\"content\":\"%s\",\"time\":\"%s\"}"
        .formatted(type, content, time);
  }

  @Test
  void linesAreInTheOrderSpokenInSecondsFromTheStart() {
    var spoken =
        spoken(
            line("transcript", "hi", "2026-11-19T12:07:19.300000"),
            line("transcript", "hello", "2026-11-19T12:07:15.300000"));

    assertThat(spoken.lines())
        .containsExactly(
            new TranscriptLine("Ann", "hello", 15.3, 19.3),
            new TranscriptLine("Ann", "hi", 19.3, 600));
  }

  @ParameterizedTest
  @ValueSource(ints = {-8 * 60, -210, 60, 330, 345, 840})
  void aClockOnTheWallOfAnyZoneTellsTheSameSeconds(int minutesAhead) {
    var wall =
        LocalDateTime.ofInstant(START.plusSeconds(4), ZoneOffset.ofTotalSeconds(minutesAhead * 60));

    assertThat(spoken(line("transcript", "hi", wall.toString())).lines().getFirst().startSeconds())
        .isCloseTo(4, within(0.001));
  }

  @Test
  void whoIsSpokenToAfterALongTimeInTheQueueIsNotTakenForAnotherZone() {
    var late = START.plusSeconds(540).toString().replace("Z", "");

    assertThat(spoken(line("transcript", "hi", late)).lines().getFirst().startSeconds())
        .isEqualTo(540);
  }

  @Property(tries = 300)
  void secondsAreNeverNegativeAndNeverGoBack(
      @ForAll @Size(max = 12) List<@LongRange(min = -200_000_000, max = 200_000_000) Long> offsets,
      @ForAll @IntRange(max = 4_000_000) int lengthMs) {
    var lines =
        offsets.stream()
            .map(o -> START.plusMillis(o).toString().replace("Z", ""))
            .map(time -> line("transcript", "x", time.length() % 3 == 0 ? "soon" : time))
            .collect(Collectors.joining(","));

    var said =
        Spoken.of(call(lengthMs), JsonMapper.shared().readTree("{\"lines\":[" + lines + "]}"))
            .lines();

    assertThat(said).hasSameSizeAs(offsets);
    assertThat(said).extracting(TranscriptLine::startSeconds).isSorted();
    assertThat(said)
        .allSatisfy(
            line -> {
              assertThat(line.startSeconds()).isNotNegative();
              assertThat(line.endSeconds()).isGreaterThanOrEqualTo(line.startSeconds());
            });
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "positive_sentiment, price_inquiry, 1.0",
        "positive_sentiment, negative_sentiment, 0.0",
        "negative_sentiment, negative_sentiment, -1.0",
        "price_inquiry, not_white_listed_moment, none"
      })
  void sentimentIsWhatMomentsTellOrAbsent(String first, String second, Double sentiment) {
    var spoken =
        spoken(
            line("moment", first, "2026-11-19T12:07:20"),
            line("real_time_moment", second, "2026-11-19T12:07:21"),
            line("ai_question", "Is it cheap?", "2026-11-19T12:07:22"));

    assertThat(spoken.sentiment()).isEqualTo(sentiment);
    assertThat(spoken.moments()).startsWith(first).doesNotHaveDuplicates();
    assertThat(spoken.lines()).isEmpty();
  }

  @Test
  void whatIsNoTranscriptOrTooLongIsRefused() {
    var json = JsonMapper.shared();

    assertThatThrownBy(() -> Spoken.of(call(1), json.readTree("{\"lines\":7}")))
        .isInstanceOf(WrongShape.class);
    assertThatThrownBy(() -> spoken(line("transcript", "x".repeat(2_000_001), "")))
        .isInstanceOf(WrongShape.class);
    assertThat(Spoken.of(call(1), json.readTree("{}"))).isEqualTo(Spoken.NOTHING);
  }
}
