package com.salesintelligence.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorTest {

  @ParameterizedTest
  @CsvSource({"0,good", "19,good", "20,watch", "50,watch", "51,attention"})
  void unmatchedMailsAreGoodBelowTwenty(long unmatched, String state) {
    assertThat(Indicator.unmatched(unmatched).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"100,81,good", "100,80,watch", "100,60,watch", "100,59,attention", "0,0,unknown"})
  void hotAccountsShouldBeContacted(long hot, long contacted, String state) {
    assertThat(Indicator.hotContacted(hot, contacted).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"60.1,good", "60,watch", "40,watch", "39.9,attention", ",unknown"})
  void engagementIsGoodAboveSixty(Double average, String state) {
    assertThat(Indicator.engagement(average).state()).isEqualTo(state);
  }

  @Test
  void bucketsCoverZeroToHundred() {
    var buckets = Bucket.of(java.util.Collections.nCopies(10, 1L));
    assertThat(buckets.getFirst().range()).isEqualTo("0–9");
    assertThat(buckets.getLast().range()).isEqualTo("90–100");
  }
}
