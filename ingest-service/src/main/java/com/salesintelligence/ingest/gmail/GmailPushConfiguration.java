package com.salesintelligence.ingest.gmail;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.spring.core.GcpProjectIdProvider;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.salesintelligence.ingest.core.AllRuns;
import com.salesintelligence.ingest.core.CatchingUp;
import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.resilience.Resilience;
import com.salesintelligence.messaging.MessagingSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

/** Gmail's notifications, from the topic to the run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GmailPushSettings.class)
public class GmailPushConfiguration {

  /** A notice is worthless soon; the next poll tells what it told of. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  @Bean
  GmailPush gmailPush(
      GmailSettings gmail,
      GmailPushSettings push,
      Resilience resilience,
      AllRuns runs,
      @Qualifier("gmail") Connector connector,
      GcpProjectIdProvider project,
      InstantSource clock) {
    var topic = TopicName.format(project.getProjectId(), push.topic());
    var watches =
        new Watches(
            Mailboxes.reading(gmail),
            GmailConfiguration.calls(gmail, resilience),
            push,
            topic,
            clock);
    return new GmailPush(
        gmail.mailboxes(), watches, new CatchingUp(runs.of(connector), Duration.ofSeconds(1)));
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> listenToGmail(
      GmailPush push,
      GmailSettings gmail,
      GmailPushSettings settings,
      MessagingSettings messaging,
      GcpProjectIdProvider project,
      TopicAdminClient topics,
      SubscriptionAdminClient subscriptions,
      PubSubTemplate pubsub,
      TaskScheduler scheduler) {
    return ready -> {
      if (settings.isOn() && !gmail.mailboxes().isEmpty()) {
        if (messaging.provision()) {
          provision(settings, project.getProjectId(), topics, subscriptions);
        }
        push.start(pubsub, settings.subscription(), scheduler);
      }
    };
  }

  private static void provision(
      GmailPushSettings settings,
      String project,
      TopicAdminClient topics,
      SubscriptionAdminClient subscriptions) {
    unlessThere(() -> topics.createTopic(TopicName.of(project, settings.topic())));
    var subscription =
        Subscription.newBuilder()
            .setName(SubscriptionName.format(project, settings.subscription()))
            .setTopic(TopicName.format(project, settings.topic()))
            .setAckDeadlineSeconds(60)
            .setMessageRetentionDuration(Durations.fromMillis(KEPT.toMillis()))
            .setExpirationPolicy(ExpirationPolicy.getDefaultInstance())
            .setRetryPolicy(
                RetryPolicy.newBuilder()
                    .setMinimumBackoff(Durations.fromSeconds(1))
                    .setMaximumBackoff(Durations.fromSeconds(60)))
            .build();
    unlessThere(() -> subscriptions.createSubscription(subscription));
  }

  private static void unlessThere(Runnable create) {
    try {
      create.run();
    } catch (AlreadyExistsException e) {
      // Another instance, or an earlier start, was first.
    }
  }
}
