package com.salesintelligence.web;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Pages and JSON API of Sales Intelligence. It reads the warehouse; decisions leave as commands.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WebApplication {

  /** The application with its configuration name, ready to be run. */
  public static SpringApplication application() {
    var application = new SpringApplication(WebApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "web-service"));
    return application;
  }

  public static void main(String[] args) {
    application().run(args);
  }
}
