package com.salesintelligence.resolve;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.messaging.MessagingConfiguration;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.messaging.Replays;
import com.salesintelligence.messaging.Subscribers;
import com.salesintelligence.resolve.core.Directory;
import com.salesintelligence.resolve.core.MailReading;
import com.salesintelligence.resolve.core.MatchPolicy;
import com.salesintelligence.resolve.core.OwnCompany;
import com.salesintelligence.resolve.core.RegistrableDomains;
import com.salesintelligence.resolve.core.Resolving;
import com.salesintelligence.resolve.core.SharedDomains;
import com.salesintelligence.resolve.core.Websites;
import com.salesintelligence.resolve.mail.MailLimits;
import com.salesintelligence.resolve.mail.MimeMailReader;
import com.salesintelligence.resolve.publicsuffix.PublicSuffixes;
import com.salesintelligence.resolve.pubsub.FromWire;
import com.salesintelligence.resolve.pubsub.MappingHandler;
import com.salesintelligence.resolve.pubsub.PublishedMatches;
import com.salesintelligence.resolve.pubsub.Reconciliation;
import com.salesintelligence.resolve.pubsub.RecordHandler;
import com.salesintelligence.resolve.records.PlainRecords;
import com.salesintelligence.resolve.warehouse.MailsOfAddresses;
import com.salesintelligence.resolve.warehouse.StoredRemains;
import com.salesintelligence.resolve.warehouse.WarehouseFacts;
import com.salesintelligence.resolve.warehouse.WarehouseHealth;
import com.salesintelligence.resolve.warehouse.WarehouseMemory;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import com.salesintelligence.warehouse.WarehouseConfiguration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** How the parts of the resolve service hang together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CompanySettings.class, ResolveSettings.class})
@Import({MessagingConfiguration.class, WarehouseConfiguration.class})
public class ResolveConfiguration {

  private static final String SERVICE = "resolve-service";

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** Reads mails: as many at a time as there are processors. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService cores() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().daemon().name("resolve-core-", 0).factory());
  }

  /** Waits for the warehouse. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService waiting() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  OwnCompany ownCompany(CompanySettings settings) {
    return new OwnCompany(settings.ownDomains());
  }

  @Bean
  RegistrableDomains registrableDomains() {
    return new PublicSuffixes();
  }

  /** Remembers all that the warehouse knows before the first message arrives. */
  @Bean
  Directory directory(
      OwnCompany ownCompany,
      RegistrableDomains registrableDomains,
      ResolveSettings settings,
      Queries queries,
      InstantSource clock) {
    var shared = SharedDomains.with(settings.alsoShared(), settings.notShared());
    var policy = new MatchPolicy(ownCompany, shared, registrableDomains);
    var directory = new Directory(policy, clock);
    directory.restore(new WarehouseMemory(queries, clock).read());
    return directory;
  }

  @Bean
  Resolving resolving(
      OwnCompany ownCompany,
      Directory directory,
      ResolveSettings settings,
      TableWriters writers,
      Queries queries,
      InstantSource clock,
      ExecutorService cores,
      ExecutorService waiting) {
    return new Resolving(
        new MailReading(new MimeMailReader(MailLimits.DEFAULT), ownCompany),
        directory,
        new WarehouseFacts(writers, clock),
        new MailsOfAddresses(
            queries, settings.healedMailsPerAddress(), settings.healingWait(), waiting),
        new StoredRemains(queries, settings.healingWait(), waiting),
        cores);
  }

  @Bean
  PublishedMatches publishedMatches(Publisher publisher, InstantSource clock) {
    return new PublishedMatches(publisher, clock);
  }

  @Bean
  Consumer<Message<byte[]>> rawRecords(
      Subscribers subscribers,
      Resolving resolving,
      PublishedMatches matches,
      RegistrableDomains registrableDomains,
      InstantSource clock) {
    var fromWire = new FromWire(new Websites(registrableDomains), new PlainRecords(clock));
    return subscribers
        .of(new Subscription(Topic.RAW_RECORDS, SERVICE))
        .on(RecordReceived.getDefaultInstance(), new RecordHandler(fromWire, resolving, matches))
        .build();
  }

  @Bean
  Consumer<Message<byte[]>> resolveCommands(
      Subscribers subscribers, Resolving resolving, PublishedMatches matches, Replays replays) {
    return subscribers
        .of(new Subscription(Topic.RESOLVE_COMMANDS, SERVICE))
        .on(MappingDecided.getDefaultInstance(), new MappingHandler(resolving, matches))
        .on(ReplayRequested.getDefaultInstance(), replays)
        .build();
  }

  @Bean
  ApplicationRunner reconciliation(Resolving resolving, PublishedMatches matches) {
    return new Reconciliation(resolving, matches);
  }

  @Bean
  WarehouseHealth warehouseHealthIndicator(Queries queries, InstantSource clock) {
    return new WarehouseHealth(queries, clock);
  }
}
