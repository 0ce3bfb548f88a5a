package com.salesintelligence.ingest.dialpad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallNoticeTest {

  private static CallNotice at(String id, long second) {
    return new CallNotice(id, Instant.ofEpochSecond(second), false);
  }

  @Test
  void callsThatBeganCloseToEachOtherAreAskedForTogether() {
    var spans = CallNotice.spans(List.of(at("c", 1_000), at("a", 100), at("b", 150)));

    assertThat(spans)
        .extracting(CallNotice.Span::path)
        .containsExactly(
            "/api/v2/call?started_after=99999&started_before=150001",
            "/api/v2/call?started_after=999999&started_before=1000001");
  }

  @Test
  void aTranscriptThatWasToldOnceIsNotForgotten() {
    var transcribed = new CallNotice("a", Instant.EPOCH, true);

    assertThat(at("a", 0).and(transcribed)).isEqualTo(transcribed);
    assertThat(transcribed.and(at("a", 0))).isEqualTo(transcribed);
  }
}
