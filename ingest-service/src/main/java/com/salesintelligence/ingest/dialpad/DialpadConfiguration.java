package com.salesintelligence.ingest.dialpad;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Noticing;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.core.PublishReading;
import com.salesintelligence.ingest.resilience.GuardedCalls.Pace;
import com.salesintelligence.ingest.resilience.Resilience;
import com.salesintelligence.ingest.warehouse.KnownRows;
import com.salesintelligence.ingest.warehouse.KnownRows.KnownRow;
import com.salesintelligence.ingest.warehouse.SyncStates;
import com.salesintelligence.ingest.webhooks.WebhookSettings;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dialpad, ready to be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DialpadSettings.class)
public class DialpadConfiguration {

  private static final Query<KnownRow> CALLS =
      Query.of("sql/known/dialpad/call.sql", KnownRow.class);

  @Bean
  DialpadSource dialpadSource(
      DialpadSettings settings, Resilience resilience, InstantSource clock) {
    var pace = Pace.perSecond(settings.requestsPerSecond());
    return new DialpadSource(settings, resilience.calls(DialpadSource.NAME, pace), clock);
  }

  @Bean
  Noticing<CallNotice> dialpadNotices(DialpadSource source, PublishReading publish) {
    return new Noticing<>(DialpadSource.NAME, source::noticed, publish);
  }

  @Bean
  DialpadWebhook dialpadWebhook(
      WebhookSettings settings, Noticing<CallNotice> notices, InstantSource clock) {
    return new DialpadWebhook(settings, notices, clock);
  }

  @Bean
  Connector dialpad(
      DialpadSource source, Queries queries, TableWriters writers, InstantSource clock) {
    return new Connector(
        source,
        SyncStates.of(DialpadSource.NAME, queries, writers, clock),
        new KnownRows(queries, Map.of("call", CALLS)),
        new Plan(Duration.ofHours(1), "0 0 1 * * *"));
  }
}
