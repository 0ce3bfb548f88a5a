package com.salesintelligence.messaging;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.spring.autoconfigure.pubsub.GcpPubSubProperties;
import com.google.cloud.spring.core.GcpProjectIdProvider;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.cloud.spring.pubsub.core.publisher.PublisherCustomizer;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import io.grpc.ManagedChannelBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Messaging for a service that imports it; the module's README shows the rest. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingSettings.class)
@PropertySource("classpath:messaging-defaults.properties")
public class MessagingConfiguration {

  private static final int MAX_INBOUND_BYTES = 20 << 20;
  private static final long BATCH_MESSAGES = 500;
  private static final long BATCH_BYTES = 1 << 20;
  private static final Duration BATCH_DELAY = Duration.ofMillis(5);
  private static final Duration GATHERING = Duration.ofMillis(5);

  @Bean
  @ConditionalOnProperty("spring.cloud.gcp.pubsub.emulator-host")
  CredentialsProvider emulatorCredentials() {
    return NoCredentialsProvider.create();
  }

  /** Spring's own channel takes messages of 4 MB; Pub/Sub's may have 10 MB. */
  @Bean(name = {"subscriberTransportChannelProvider", "publisherTransportChannelProvider"})
  @ConditionalOnProperty("spring.cloud.gcp.pubsub.emulator-host")
  TransportChannelProvider emulatorChannel(GcpPubSubProperties properties) {
    return FixedTransportChannelProvider.create(
        GrpcTransportChannel.create(
            ManagedChannelBuilder.forTarget("dns:///" + properties.getEmulatorHost())
                .usePlaintext()
                .maxInboundMessageSize(MAX_INBOUND_BYTES)
                .build()));
  }

  @Bean
  PublisherCustomizer batching() {
    return (publisher, topic) ->
        publisher
            .setEnableMessageOrdering(true)
            .setBatchingSettings(
                BatchingSettings.newBuilder()
                    .setElementCountThreshold(BATCH_MESSAGES)
                    .setRequestByteThreshold(BATCH_BYTES)
                    .setDelayThresholdDuration(BATCH_DELAY)
                    .build());
  }

  @Bean
  Tracing messagingTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new Tracing(
        tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
  }

  @Bean
  PubSubPublisher publisher(MessagingSettings settings, PubSubTemplate pubsub, Tracing tracing) {
    return new PubSubPublisher(settings.service(), pubsub, tracing, GATHERING);
  }

  @Bean
  Subscribers subscribers(
      MessagingSettings settings, PubSubTemplate pubsub, Tracing tracing, MeterRegistry meters) {
    return new Subscribers(
        settings.service(),
        (subscription, routes) ->
            new Subscriber(
                subscription.id(),
                new Routes(routes, settings.maxDeliveryAttempts()),
                new Parking(subscription, settings.serviceVersion(), pubsub),
                tracing,
                new Counts(meters, settings.service(), subscription.id())));
  }

  @Bean
  Drains drains(
      MessagingSettings settings,
      PubSubTemplate pubsub,
      TableWriters tables,
      Tracing tracing,
      MeterRegistry meters) {
    return new Drains(
        pubsub,
        subscription ->
            new Subscriber(
                subscription.deadLetterId(),
                new Draining(
                    new DeadLetterRows(subscription, settings.serviceVersion()),
                    tables.of(DeadLetterRow.class)),
                new Parking(subscription, settings.serviceVersion(), pubsub),
                tracing,
                new Counts(meters, settings.service(), subscription.deadLetterId())));
  }

  @Bean
  MessagingLifecycle messagingLifecycle(
      MessagingSettings settings,
      GcpProjectIdProvider project,
      TopicAdminClient topics,
      SubscriptionAdminClient subscriptions,
      Subscribers subscribers,
      Drains drains) {
    return new MessagingLifecycle(
        subscribers, new Topology(project.getProjectId(), settings, topics, subscriptions), drains);
  }

  @Bean
  DeadLetters deadLetters(
      MessagingSettings settings,
      PubSubTemplate pubsub,
      MessagingLifecycle lifecycle,
      MeterRegistry meters) {
    return new ParkingDeadLetters(
        subscription -> new Parking(subscription, settings.serviceVersion(), pubsub),
        lifecycle::drain,
        subscription -> new Counts(meters, settings.service(), subscription.id()));
  }

  @Bean
  Replays replays(
      Queries queries, TableWriters tables, PubSubTemplate pubsub, Subscribers subscribers) {
    return new Replays(
        queries,
        tables.of(DeadLetterRow.class),
        pubsub,
        subscribers::consumed,
        InstantSource.system(),
        Executors.newVirtualThreadPerTaskExecutor());
  }
}
