package com.salesintelligence.ingest;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.contracts.commands.EnrolmentRequested;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.commands.SyncRequested;
import com.salesintelligence.contracts.commands.UnenrolmentRequested;
import com.salesintelligence.ingest.core.AllRuns;
import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Following;
import com.salesintelligence.ingest.core.Leases;
import com.salesintelligence.ingest.core.PublishReading;
import com.salesintelligence.ingest.core.Requesting;
import com.salesintelligence.ingest.core.RunListener;
import com.salesintelligence.ingest.core.Runs;
import com.salesintelligence.ingest.core.Syncing;
import com.salesintelligence.ingest.core.commands.CarryOut;
import com.salesintelligence.ingest.core.commands.CheckEnrolment;
import com.salesintelligence.ingest.core.commands.Commanding;
import com.salesintelligence.ingest.core.commands.ListSequences;
import com.salesintelligence.ingest.core.commands.Mails;
import com.salesintelligence.ingest.datasets.DatasetsConfiguration;
import com.salesintelligence.ingest.dialpad.DialpadConfiguration;
import com.salesintelligence.ingest.documents.DocumentsConfiguration;
import com.salesintelligence.ingest.gmail.GmailConfiguration;
import com.salesintelligence.ingest.gmail.GmailPushConfiguration;
import com.salesintelligence.ingest.hubspot.HubspotConfiguration;
import com.salesintelligence.ingest.messaging.CommandEvents;
import com.salesintelligence.ingest.messaging.RawRecords;
import com.salesintelligence.ingest.messaging.RunEvents;
import com.salesintelligence.ingest.messaging.SourceCommands;
import com.salesintelligence.ingest.messaging.SyncCommands;
import com.salesintelligence.ingest.metrics.RunMetrics;
import com.salesintelligence.ingest.resilience.GuardedCalls;
import com.salesintelligence.ingest.resilience.Resilience;
import com.salesintelligence.ingest.salesforce.SalesforceConfiguration;
import com.salesintelligence.ingest.schedule.Schedules;
import com.salesintelligence.ingest.schedule.Schedules.Scheduled;
import com.salesintelligence.ingest.warehouse.CommandRows;
import com.salesintelligence.ingest.warehouse.LeaseRows;
import com.salesintelligence.ingest.warehouse.MailRows;
import com.salesintelligence.ingest.warehouse.RunRows;
import com.salesintelligence.ingest.web.ApiErrors;
import com.salesintelligence.ingest.web.DraftsController;
import com.salesintelligence.ingest.web.EnrolmentsController;
import com.salesintelligence.ingest.web.LeadsController;
import com.salesintelligence.ingest.web.RunsController;
import com.salesintelligence.ingest.web.WebhooksController;
import com.salesintelligence.ingest.webhooks.Webhook;
import com.salesintelligence.ingest.webhooks.WebhookSettings;
import com.salesintelligence.messaging.DeadLetters;
import com.salesintelligence.messaging.MessagingConfiguration;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.messaging.Replays;
import com.salesintelligence.messaging.Subscribers;
import com.salesintelligence.warehouse.Changes;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import com.salesintelligence.warehouse.WarehouseConfiguration;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** How the parts of the ingest service hang together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IngestSettings.class, WebhookSettings.class})
@Import({
  MessagingConfiguration.class,
  WarehouseConfiguration.class,
  ApiErrors.class,
  DatasetsConfiguration.class,
  DocumentsConfiguration.class,
  GmailConfiguration.class,
  GmailPushConfiguration.class,
  DialpadConfiguration.class,
  HubspotConfiguration.class,
  SalesforceConfiguration.class
})
public class IngestConfiguration {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  PublishReading publishReading(Publisher publisher, DeadLetters deadLetters, InstantSource clock) {
    return new RawRecords(publisher, deadLetters, clock);
  }

  @Bean
  RunRows runRows(Queries queries, TableWriters writers) {
    return new RunRows(queries, writers);
  }

  /** In this order: a run is stored before it is told. */
  @Bean
  List<RunListener> runListeners(RunRows rows, Publisher publisher, MeterRegistry registry) {
    return List.of(rows, new RunEvents(publisher), new RunMetrics(registry));
  }

  @Bean
  Leases leases(Queries queries, Changes changes, IngestSettings settings, InstantSource clock) {
    var holder = "ingest-" + UUID.randomUUID();
    return new Leases(new LeaseRows(queries, changes), holder, settings.lease(), clock);
  }

  @Bean
  AllRuns allRuns(
      List<Connector> connectors,
      PublishReading publish,
      Leases leases,
      List<RunListener> runListeners,
      IngestSettings settings,
      InstantSource clock) {
    return new AllRuns(
        connectors.stream()
            .map(c -> c.at(settings.plan(c.name(), c.plan())))
            .map(c -> new Runs(new Syncing(c, publish, clock), leases, runListeners, clock))
            .toList());
  }

  @Bean
  Requesting requesting(AllRuns runs) {
    return new Requesting(runs.all());
  }

  @Bean
  Following following(AllRuns runs, RunRows rows) {
    return new Following(runs.all(), rows);
  }

  @Bean
  RunsController runsController(
      Requesting requesting, Following following, RateLimiterRegistry limiters) {
    return new RunsController(requesting, following, limiters);
  }

  @Bean
  Mails mails(Queries queries) {
    return new MailRows(queries);
  }

  @Bean
  Commanding commanding(
      List<CarryOut<?>> kinds,
      Queries queries,
      TableWriters writers,
      Publisher publisher,
      Leases leases,
      InstantSource clock) {
    return new Commanding(
        kinds, new CommandRows(queries, writers), new CommandEvents(publisher), leases, clock);
  }

  @Bean
  LeadsController leadsController(
      Commanding commanding, InstantSource clock, RateLimiterRegistry limiters) {
    return new LeadsController(commanding, clock, limiters);
  }

  @Bean
  EnrolmentsController enrolmentsController(
      Commanding commanding,
      CheckEnrolment check,
      ListSequences sequences,
      InstantSource clock,
      RateLimiterRegistry limiters) {
    return new EnrolmentsController(commanding, check, sequences, clock, limiters);
  }

  @Bean
  DraftsController draftsController(
      Commanding commanding, InstantSource clock, RateLimiterRegistry limiters) {
    return new DraftsController(commanding, clock, limiters);
  }

  @Bean
  WebhooksController webhooksController(List<Webhook> webhooks, WebhookSettings settings) {
    return new WebhooksController(webhooks, (int) settings.largest().toBytes());
  }

  @Bean
  SourceCommands sourceCommands(Commanding commanding) {
    return new SourceCommands(commanding);
  }

  @Bean
  Consumer<Message<byte[]>> ingestCommands(
      Subscribers subscribers, Requesting requesting, SourceCommands commands, Replays replays) {
    subscribers.parksFor(RawRecords.UNREADABLE);
    return subscribers
        .of(new Subscription(Topic.INGEST_COMMANDS, RawRecords.SERVICE))
        .on(SyncRequested.getDefaultInstance(), new SyncCommands(requesting))
        .on(LeadRequested.getDefaultInstance(), commands.leads())
        .on(EnrolmentRequested.getDefaultInstance(), commands.enrolments())
        .on(UnenrolmentRequested.getDefaultInstance(), commands.unenrolments())
        .on(DraftRequested.getDefaultInstance(), commands.drafts())
        .on(ReplayRequested.getDefaultInstance(), replays)
        .build();
  }

  @Bean
  ThreadPoolTaskScheduler scheduler() {
    var scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(4);
    scheduler.setThreadNamePrefix("ingest-schedule-");
    return scheduler;
  }

  @Bean
  Schedules schedules(
      ThreadPoolTaskScheduler scheduler,
      InstantSource clock,
      AllRuns runs,
      List<Connector> connectors,
      Leases leases,
      IngestSettings settings) {
    var sources =
        connectors.stream()
            .map(c -> new Scheduled(runs.of(c), settings.plan(c.name(), c.plan())))
            .toList();
    return new Schedules(scheduler, clock, sources, leases, settings.zone());
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> pollWhenReady(Schedules schedules) {
    return ready -> schedules.start();
  }

  @Bean
  Resilience resilience(
      IngestSettings settings,
      RetryRegistry retries,
      CircuitBreakerRegistry breakers,
      RateLimiterRegistry limiters) {
    return (source, pace) ->
        new GuardedCalls(source, pace, settings.retry(), retries, breakers, limiters);
  }
}
