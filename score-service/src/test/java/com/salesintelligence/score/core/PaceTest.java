package com.salesintelligence.score.core;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(ofMillis(150), ofMillis(1000), 500);

  @Test
  void quickRoundsCollectShortly() {
    assertThat(pace.after(ofMillis(20), 3)).isEqualTo(ofMillis(150));
  }

  @Test
  void slowRoundsCollectAsLongAsTheyTakeUpToALimit() {
    assertThat(pace.after(ofMillis(400), 499)).isEqualTo(ofMillis(400));
    assertThat(pace.after(ofMillis(4000), 499)).isEqualTo(ofMillis(1000));
  }

  @Test
  void inARushScoringRestsThreeTimesAsLongAsItWorks() {
    assertThat(pace.after(ofMillis(400), 500)).isEqualTo(ofMillis(1200));
    assertThat(pace.after(ofMillis(4000), 2000)).isEqualTo(ofMillis(10_000));
  }

  @Test
  void aFirstAccountAfterAPauseDoesNotPayForTheRushBeforeIt() {
    assertThat(pace.after(ofMillis(4000), 0)).isEqualTo(ofMillis(150));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(ofMillis(150), ofMillis(100), 500));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace(ofMillis(1), ofMillis(1), 0));
  }
}
