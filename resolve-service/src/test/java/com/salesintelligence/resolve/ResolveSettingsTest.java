package com.salesintelligence.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ResolveSettingsTest {

  @Test
  void have_defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(new ResolveSettings(Set.of(), Set.of(), 500, Duration.ofMillis(50)));
  }

  @Test
  void are_read_in_full() {
    assertThat(
            bind(
                Map.of(
                    "resolve.also-shared", "a.com,b.com",
                    "resolve.not-shared", "c.com",
                    "resolve.healed-mails-per-address", "7",
                    "resolve.healing-wait", "1s")))
        .isEqualTo(
            new ResolveSettings(
                Set.of("a.com", "b.com"), Set.of("c.com"), 7, Duration.ofSeconds(1)));
  }

  @Test
  void refuse_to_wait_less_than_not_at_all() {
    assertThatThrownBy(() -> bind(Map.of("resolve.healing-wait", "-1s")))
        .rootCause()
        .hasMessageContaining("resolve.healing-wait");
  }

  private static ResolveSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("resolve", ResolveSettings.class);
  }
}
