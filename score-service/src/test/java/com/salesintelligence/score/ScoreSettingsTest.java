package com.salesintelligence.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class ScoreSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ScoreSettings.class)
  static class Settings {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Settings.class);

  @Test
  void hasDefaults() {
    runner.run(
        context ->
            assertThat(context.getBean(ScoreSettings.class))
                .isEqualTo(
                    new ScoreSettings(
                        Duration.ofMillis(150), Duration.ofSeconds(1), 500, LocalTime.of(7, 0))));
  }

  @Test
  void takesEverySetting() {
    runner
        .withPropertyValues(
            "score.linger=200ms",
            "score.longest-linger=2s",
            "score.batch=50",
            "score.daily-at=06:30")
        .run(
            context ->
                assertThat(context.getBean(ScoreSettings.class))
                    .isEqualTo(
                        new ScoreSettings(
                            Duration.ofMillis(200),
                            Duration.ofSeconds(2),
                            50,
                            LocalTime.of(6, 30))));
  }

  @Test
  void refusesAnEmptyBatch() {
    runner
        .withPropertyValues("score.batch=0")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("score.batch"));
  }
}
