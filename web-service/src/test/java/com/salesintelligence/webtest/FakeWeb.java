package com.salesintelligence.webtest;

import com.salesintelligence.web.WebApplication;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The web application on fakes: every page, without a warehouse and without Pub/Sub. Run it to look
 * at the pages.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan("com.salesintelligence.web")
@ComponentScan(
    basePackages = "com.salesintelligence.web",
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = WebApplication.class))
public class FakeWeb {

  @Bean
  DemoCompany company() {
    return new DemoCompany(Instant.now());
  }

  @Bean
  FakeQueries queries(DemoCompany company) {
    return company.queries();
  }

  @Bean
  FakePublisher publisher() {
    return new FakePublisher();
  }

  public static SpringApplication application() {
    var application = new SpringApplication(FakeWeb.class);
    application.setDefaultProperties(
        java.util.Map.of(
            "spring.config.name", "web-service",
            "spring.profiles.active", "local",
            "spring.cloud.gcp.pubsub.enabled", "false",
            "spring.cloud.gcp.core.enabled", "false"));
    return application;
  }

  public static void main(String[] args) {
    application().run(args);
  }
}
