package com.salesintelligence.web;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.CommandFinished;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.messaging.MessagingConfiguration;
import com.salesintelligence.messaging.Subscribers;
import com.salesintelligence.warehouse.WarehouseConfiguration;
import com.salesintelligence.web.live.LiveUpdates;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** What the pages lean on: the warehouse, the events that move them, the clock. */
@Configuration(proxyBeanMethods = false)
@Import({MessagingConfiguration.class, WarehouseConfiguration.class})
class WebConfiguration {

  private static final String SERVICE = "web-service";

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Consumer<Message<byte[]>> recommendationUpdates(Subscribers subscribers, LiveUpdates live) {
    return subscribers
        .of(new Subscription(Topic.RECOMMENDATIONS, SERVICE))
        .on(RecommendationUpdated.getDefaultInstance(), live::on)
        .build();
  }

  @Bean
  Consumer<Message<byte[]>> runEnds(Subscribers subscribers, LiveUpdates live) {
    return subscribers
        .of(new Subscription(Topic.PIPELINE_RUNS, SERVICE))
        .on(RunFinished.getDefaultInstance(), live::onRun)
        .on(CommandFinished.getDefaultInstance(), live::onCommand)
        .build();
  }
}
