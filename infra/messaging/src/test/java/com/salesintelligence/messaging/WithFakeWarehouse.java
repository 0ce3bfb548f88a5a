package com.salesintelligence.messaging;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The warehouse in memory. */
@Configuration(proxyBeanMethods = false)
class WithFakeWarehouse {

  @Bean
  FakeWarehouse warehouse() {
    return new FakeWarehouse();
  }
}
