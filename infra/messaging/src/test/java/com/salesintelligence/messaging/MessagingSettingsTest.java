package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class MessagingSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(MessagingSettings.class)
  static class Bound {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Bound.class);

  @Test
  void hasDefaultsForAllButTheService() {
    runner
        .withPropertyValues("messaging.service=score-service")
        .run(
            context ->
                assertThat(context.getBean(MessagingSettings.class))
                    .isEqualTo(
                        new MessagingSettings(
                            "score-service",
                            "dev",
                            true,
                            10,
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(60))));
  }

  @Test
  void takesEachProperty() {
    runner
        .withPropertyValues(
            "messaging.service=web-service",
            "messaging.service-version=2.1",
            "messaging.provision=false",
            "messaging.max-delivery-attempts=7",
            "messaging.ack-deadline=10s",
            "messaging.min-backoff=2s",
            "messaging.max-backoff=3m")
        .run(
            context ->
                assertThat(context.getBean(MessagingSettings.class))
                    .isEqualTo(
                        new MessagingSettings(
                            "web-service",
                            "2.1",
                            false,
                            7,
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(2),
                            Duration.ofMinutes(3))));
  }

  @ParameterizedTest
  @CsvSource({
    "messaging.service, ''",
    "messaging.max-delivery-attempts, 4",
    "messaging.max-delivery-attempts, 101",
    "messaging.ack-deadline, 9s",
    "messaging.ack-deadline, 601s",
    "messaging.min-backoff, -1s",
    "messaging.max-backoff, 500ms",
  })
  void refusesWhatPubSubWouldRefuse(String property, String value) {
    Map<String, String> properties = new HashMap<>(Map.of("messaging.service", "score-service"));
    properties.put(property, value);
    String[] pairs =
        properties.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .toArray(String[]::new);

    runner.withPropertyValues(pairs).run(context -> assertThat(context).hasFailed());
  }

  @Test
  void saysWhichSettingIsWrongAndWhatItMayBe() {
    assertThatThrownBy(
            () ->
                new MessagingSettings(
                    "s", "1", true, 5, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("messaging.ack-deadline")
        .hasMessageContaining("PT10S");
  }
}
