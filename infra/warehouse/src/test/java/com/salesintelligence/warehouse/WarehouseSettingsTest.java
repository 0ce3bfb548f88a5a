package com.salesintelligence.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WarehouseSettingsTest {

  private static final Map<String, String> LEAST =
      Map.of("warehouse.project-id", "p", "warehouse.dataset", "d", "warehouse.environment", "dev");

  @Test
  void theDefaultsAreThoseOfTheShortConstructor() {
    assertThat(bind(LEAST)).isEqualTo(new WarehouseSettings("p", "d", "dev"));
  }

  @Test
  void everySettingCanBeSet() {
    var all = new HashMap<>(LEAST);
    all.put("warehouse.rest-endpoint", "http://localhost:9050");
    all.put("warehouse.write-endpoint", "localhost:9060");
    all.put("warehouse.flush-interval", "20ms");
    all.put("warehouse.max-batch-rows", "7");
    all.put("warehouse.max-batch-bytes", "1MB");
    all.put("warehouse.max-waiting-bytes", "2MB");
    all.put("warehouse.give-up-after", "3s");
    assertThat(bind(all))
        .isEqualTo(
            new WarehouseSettings(
                "p",
                "d",
                "dev",
                "http://localhost:9050",
                "localhost:9060",
                Duration.ofMillis(20),
                7,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(2),
                Duration.ofSeconds(3)));
  }

  @Test
  void anEndpointOfSomebodyElseIsRefused() {
    assertThatThrownBy(() -> bind(with("warehouse.rest-endpoint", "http://example.com:9050")))
        .isInstanceOf(BindException.class)
        .hasStackTraceContaining("an address of this machine or one of Google's");
    assertThatThrownBy(() -> bind(with("warehouse.write-endpoint", "localhost.example.com:443")))
        .isInstanceOf(BindException.class);
  }

  @Test
  void batchesBeyondWhatBigQueryTakesAreRefused() {
    assertThatThrownBy(() -> bind(with("warehouse.max-batch-bytes", "10MB")))
        .hasStackTraceContaining("at most 9MB");
  }

  private static Map<String, String> with(String name, String value) {
    var settings = new HashMap<>(LEAST);
    settings.put(name, value);
    return settings;
  }

  private static WarehouseSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("warehouse", WarehouseSettings.class);
  }
}
