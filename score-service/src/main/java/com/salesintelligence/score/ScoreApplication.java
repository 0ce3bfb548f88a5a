package com.salesintelligence.score;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts the score service. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ScoreConfiguration.class)
public class ScoreApplication {

  public static void main(String[] args) {
    application().run(args);
  }

  /** The application, ready to be started, also next to others in one JVM. */
  public static SpringApplication application() {
    var application = new SpringApplication(ScoreApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "score-service"));
    return application;
  }
}
