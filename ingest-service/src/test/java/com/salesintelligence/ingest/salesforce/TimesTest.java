package com.salesintelligence.ingest.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2020-10-22T21:03:23.000+0000,2020-10-22T21:03:23Z",
    "2020-10-22T21:03:23.250Z,2020-10-22T21:03:23.250Z",
    "2020-10-22T21:03:23.000+0200,2020-10-22T19:03:23Z",
    "2020-10-22T21:03:23.000+02:00,2020-10-22T19:03:23Z",
    "2020-10-22T21:03:23+0000,2020-10-22T21:03:23Z"
  })
  void timesAreReadWithAColonAndWithout(String text, Instant time) {
    assertThat(Times.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2020-13-22T21:03:23.000+0000", "2020-10-22T25:03:23.000+0000", "yesterday"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
