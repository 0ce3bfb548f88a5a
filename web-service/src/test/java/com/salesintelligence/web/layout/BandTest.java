package com.salesintelligence.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {

  @ParameterizedTest
  @CsvSource({
    "100,HOT",
    "80,HOT",
    "79,WARM",
    "60,WARM",
    "59,NURTURE",
    "40,NURTURE",
    "39,COLD",
    "0,COLD",
    ",UNSCORED"
  })
  void eachScoreHasItsBand(Long score, Band band) {
    assertThat(Band.of(score)).isEqualTo(band);
  }
}
