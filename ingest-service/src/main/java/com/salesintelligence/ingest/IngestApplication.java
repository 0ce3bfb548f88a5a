package com.salesintelligence.ingest;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts the ingest service. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class IngestApplication {

  public static void main(String[] args) {
    application().run(args);
  }

  /** The application, ready to be started, also next to others in one JVM. */
  public static SpringApplication application() {
    var application = new SpringApplication(IngestApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "ingest-service"));
    return application;
  }
}
