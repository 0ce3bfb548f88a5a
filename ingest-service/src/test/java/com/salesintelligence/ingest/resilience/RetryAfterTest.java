package com.salesintelligence.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @Test
  void isReadInSeconds() {
    assertThat(RetryAfter.seconds(" 30 ")).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "Fri, 20 Nov 2026 10:00:00 GMT"})
  void saysNothingInAnyOtherForm(String header) {
    assertThat(RetryAfter.seconds(header)).isNull();
  }
}
