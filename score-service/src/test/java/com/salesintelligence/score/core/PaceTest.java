package com.salesintelligence.score.core;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(ofMillis(150), ofMillis(1000), 500);

  @Test
  void quickRoundsCollectShortly() {
    assertThat(pace.after(ofMillis(20), false)).isEqualTo(ofMillis(150));
  }

  @Test
  void slowRoundsCollectThreeTimesAsLongAsTheyTakeUpToALimit() {
    assertThat(pace.after(ofMillis(300), false)).isEqualTo(ofMillis(900));
    assertThat(pace.after(ofMillis(4000), false)).isEqualTo(ofMillis(1000));
  }

  @Test
  void aFirstAccountAfterAPauseDoesNotPayForTheRushBeforeIt() {
    assertThat(pace.after(ofMillis(4000), true)).isEqualTo(ofMillis(150));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(ofMillis(150), ofMillis(100), 500));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pace(ofMillis(1), ofMillis(1), 0));
  }
}
