package com.salesintelligence.score;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.commands.RescoreRequested;
import com.salesintelligence.contracts.events.EntityMatched;
import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.messaging.MessagingConfiguration;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.messaging.Replays;
import com.salesintelligence.messaging.Subscribers;
import com.salesintelligence.score.core.ScoringDaily;
import com.salesintelligence.score.core.ScoringEverybody;
import com.salesintelligence.score.core.ScoringQueue;
import com.salesintelligence.score.core.ScoringRound;
import com.salesintelligence.score.http.ScoringHealth;
import com.salesintelligence.score.http.ScoringRunController;
import com.salesintelligence.score.messaging.EntityMatchedHandler;
import com.salesintelligence.score.messaging.PublishRecommendation;
import com.salesintelligence.score.messaging.RescoreRequestedHandler;
import com.salesintelligence.score.metrics.ScoringMeters;
import com.salesintelligence.score.schedule.DailyTrigger;
import com.salesintelligence.score.warehouse.WarehouseAccounts;
import com.salesintelligence.score.warehouse.WarehouseFacts;
import com.salesintelligence.score.warehouse.WarehouseRecommendations;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import com.salesintelligence.warehouse.WarehouseConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

/** How the parts of the score service hang together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoreSettings.class)
@EnableScheduling
@Import({MessagingConfiguration.class, WarehouseConfiguration.class})
class ScoreConfiguration {

  private static final String SERVICE = "score-service";

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService scoringThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  ScoringRound scoringRound(
      Queries queries,
      TableWriters writers,
      Publisher publisher,
      InstantSource clock,
      ExecutorService scoringThreads) {
    var recommendations =
        new WarehouseRecommendations(queries, writers.of(RecommendationRow.class));
    return new ScoringRound(
        new WarehouseFacts(queries),
        recommendations,
        recommendations,
        new PublishRecommendation(publisher),
        clock,
        scoringThreads);
  }

  @Bean
  ScoringQueue scoringQueue(ScoringRound round, ScoreSettings settings, MeterRegistry registry) {
    return new ScoringQueue(round, settings.pace(), new ScoringMeters(registry));
  }

  @Bean
  ScoringEverybody scoringEverybody(Queries queries, ScoringQueue queue, ScoreSettings settings) {
    return new ScoringEverybody(new WarehouseAccounts(queries), queue, settings.batch());
  }

  @Bean
  DailyTrigger dailyTrigger(
      ScoringEverybody everybody, ScoreSettings settings, InstantSource clock) {
    return new DailyTrigger(new ScoringDaily(everybody, settings.dailyAt(), clock));
  }

  @Bean
  Consumer<Message<byte[]>> matchedEntities(Subscribers subscribers, ScoringQueue queue) {
    return subscribers
        .of(new Subscription(Topic.MATCHED_ENTITIES, SERVICE))
        .on(EntityMatched.getDefaultInstance(), new EntityMatchedHandler(queue))
        .build();
  }

  @Bean
  Consumer<Message<byte[]>> scoreCommands(
      Subscribers subscribers,
      ScoringQueue queue,
      ScoringEverybody everybody,
      ExecutorService scoringThreads,
      Replays replays) {
    return subscribers
        .of(new Subscription(Topic.SCORE_COMMANDS, SERVICE))
        .on(
            RescoreRequested.getDefaultInstance(),
            new RescoreRequestedHandler(queue, everybody, scoringThreads))
        .on(ReplayRequested.getDefaultInstance(), replays)
        .build();
  }

  @Bean
  ScoringRunController scoringRuns(ScoringEverybody everybody, ExecutorService scoringThreads) {
    return new ScoringRunController(everybody, scoringThreads);
  }

  @Bean
  ScoringHealth scoringHealthIndicator(ScoringQueue queue) {
    return new ScoringHealth(queue);
  }
}
