package com.salesintelligence.warehouse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The warehouse as Spring beans; services import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WarehouseSettings.class)
public class WarehouseConfiguration {

  @Bean
  Warehouse warehouse(WarehouseSettings settings, ObjectProvider<MeterRegistry> meters) {
    return Warehouse.connect(settings, meters.getIfAvailable(() -> Metrics.globalRegistry));
  }

  @Bean
  Queries queries(Warehouse warehouse) {
    return warehouse.queries();
  }

  @Bean
  Changes changes(Warehouse warehouse) {
    return warehouse.changes();
  }

  @Bean
  TableWriters tableWriters(Warehouse warehouse) {
    return warehouse.writers();
  }
}
