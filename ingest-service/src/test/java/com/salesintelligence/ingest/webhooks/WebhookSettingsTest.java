package com.salesintelligence.ingest.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class WebhookSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(WebhookSettings.class)
  static class Bound {}

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(Bound.class);

  @Test
  void withoutSettingsNoSourceMayTellAnything() {
    context.run(
        started -> {
          var settings = started.getBean(WebhookSettings.class);
          assertThat(settings.hubspotSecret()).isEmpty();
          assertThat(settings.dialpadSecret()).isEmpty();
          assertThat(settings.window()).isEqualTo(Duration.ofMinutes(5));
          assertThat(settings.largest()).isEqualTo(DataSize.ofMegabytes(1));
        });
  }

  @Test
  void everySettingIsBoundAndNoSecretIsShown() {
    context
        .withPropertyValues(
            "ingest.webhooks.hubspot-secret=h",
            "ingest.webhooks.hubspot-uri=https://x.example/webhooks/hubspot",
            "ingest.webhooks.dialpad-secret=d",
            "ingest.webhooks.window=1m",
            "ingest.webhooks.largest=2KB")
        .run(
            started ->
                assertThat(started.getBean(WebhookSettings.class))
                    .isEqualTo(
                        new WebhookSettings(
                            "h",
                            "https://x.example/webhooks/hubspot",
                            "d",
                            Duration.ofMinutes(1),
                            DataSize.ofKilobytes(2)))
                    .hasToString("WebhookSettings[PT1M, 2048B]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingest.webhooks.window=0s",
        "ingest.webhooks.largest=0B",
        "ingest.webhooks.largest=11MB"
      })
  void aWrongSettingIsRefusedAtTheStart(String property) {
    context.withPropertyValues(property).run(started -> assertThat(started).hasFailed());
  }
}
