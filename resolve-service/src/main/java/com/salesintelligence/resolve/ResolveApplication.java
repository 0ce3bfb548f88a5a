package com.salesintelligence.resolve;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts the resolve service. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ResolveConfiguration.class)
public class ResolveApplication {

  public static void main(String[] args) {
    application().run(args);
  }

  /** The application, ready to be started, also next to others in one JVM. */
  public static SpringApplication application() {
    var application = new SpringApplication(ResolveApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "resolve-service"));
    return application;
  }
}
