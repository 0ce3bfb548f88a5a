package com.salesintelligence.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

  private Instant now = Instant.parse("2026-11-20T08:00:00Z");
  private final LoginAttempts attempts =
      new LoginAttempts(new LoginSettings(3, 6, Duration.ofMinutes(10)), () -> now);

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(name, address);
    }
  }

  @Test
  void afterTooManyFailuresANameHasToWaitHoweverItIsWritten() {
    fail("maya", "10.0.0.1", 3);
    assertThat(attempts.mustWait("MAYA", "10.0.0.1")).isTrue();
    assertThat(attempts.mustWait("max", "10.0.0.1")).isFalse();
  }

  @Test
  void othersCannotLockAPersonOut() {
    fail("maya", "10.0.0.66", 3);
    assertThat(attempts.mustWait("maya", "10.0.0.1")).isFalse();
  }

  @Test
  void anAddressThatTriesManyNamesHasToWait() {
    for (int i = 0; i < 6; i++) {
      attempts.failed("user" + i, "10.0.0.66");
    }
    assertThat(attempts.mustWait("maya", "10.0.0.66")).isTrue();
  }

  @Test
  void waitingEnds() {
    fail("maya", "10.0.0.1", 3);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(attempts.mustWait("maya", "10.0.0.1")).isFalse();
  }

  @Test
  void aSuccessForgetsTheFailuresBefore() {
    fail("maya", "10.0.0.1", 2);
    attempts.succeeded("maya", "10.0.0.1");
    fail("maya", "10.0.0.1", 2);
    assertThat(attempts.mustWait("maya", "10.0.0.1")).isFalse();
  }
}
