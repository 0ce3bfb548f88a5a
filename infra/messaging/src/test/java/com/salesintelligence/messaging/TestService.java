package com.salesintelligence.messaging;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.events.RunFinished;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** A service as the real ones are wired: handlers, two bindings, nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MessagingConfiguration.class)
class TestService {

  static ConfigurableApplicationContext start(
      String name, String pubsubHost, Class<?> warehouse, String... more) {
    return new SpringApplicationBuilder(TestService.class, warehouse)
        .web(WebApplicationType.NONE)
        .properties(
            "spring.application.name=" + name,
            "spring.cloud.gcp.project-id=demo-project",
            "spring.cloud.gcp.pubsub.emulator-host=" + pubsubHost,
            "spring.cloud.function.definition=pipelineRuns;commands",
            "spring.cloud.stream.bindings.pipelineRuns-in-0.destination=pipeline-runs",
            "spring.cloud.stream.bindings.commands-in-0.destination=score-commands",
            "messaging.max-delivery-attempts=5",
            "messaging.min-backoff=0s",
            "messaging.max-backoff=0s",
            "management.tracing.sampling.probability=1.0",
            "spring.jmx.enabled=false",
            "spring.main.banner-mode=off")
        .properties(more)
        .run();
  }

  @Bean
  ScriptedHandler handler() {
    return new ScriptedHandler();
  }

  @Bean
  Consumer<Message<byte[]>> pipelineRuns(
      Subscribers subscribers, ScriptedHandler handler, MessagingSettings settings) {
    return subscribers
        .of(new Subscription(Topic.PIPELINE_RUNS, settings.service()))
        .on(RunFinished.getDefaultInstance(), handler)
        .build();
  }

  @Bean
  Consumer<Message<byte[]>> commands(
      Subscribers subscribers, Replays replays, MessagingSettings settings) {
    return subscribers
        .of(new Subscription(Topic.SCORE_COMMANDS, settings.service()))
        .on(ReplayRequested.getDefaultInstance(), replays)
        .build();
  }
}
