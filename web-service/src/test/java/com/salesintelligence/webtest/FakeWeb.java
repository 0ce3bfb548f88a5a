package com.salesintelligence.webtest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
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
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "com\\.salesintelligence\\.web\\.Web(Application|Configuration)"))
public class FakeWeb {

  private static final List<String> ON_FAKES =
      List.of(
          "--spring.profiles.active=local",
          "--spring.cloud.gcp.pubsub.enabled=false",
          "--spring.cloud.gcp.core.enabled=false",
          "--spring.cloud.function.definition=");

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

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

  /**
   * @param port 0 for a free one
   */
  public static ConfigurableApplicationContext start(int port, String... arguments) {
    var application = new SpringApplication(FakeWeb.class);
    application.setDefaultProperties(Map.of("spring.config.name", "web-service"));
    return application.run(
        Stream.of(ON_FAKES.stream(), Stream.of("--server.port=" + port), Stream.of(arguments))
            .flatMap(all -> all)
            .toArray(String[]::new));
  }

  public static void main(String[] args) {
    start(18080, args);
  }
}
