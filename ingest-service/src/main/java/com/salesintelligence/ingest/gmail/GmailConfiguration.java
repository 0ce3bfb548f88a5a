package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.resilience.GuardedCalls.Pace;
import com.salesintelligence.ingest.resilience.Resilience;
import com.salesintelligence.ingest.warehouse.KnownMails;
import com.salesintelligence.ingest.warehouse.SyncStates;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gmail, ready to be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GmailSettings.class)
public class GmailConfiguration {

  @Bean
  Connector gmail(
      GmailSettings settings,
      Resilience resilience,
      Queries queries,
      TableWriters writers,
      InstantSource clock) {
    var pace = Pace.perMinute(settings.quotaUnitsPerMinute());
    return new Connector(
        new GmailSource(settings, resilience.calls(GmailSource.NAME, pace), clock),
        SyncStates.ofGmail(queries, writers, clock),
        new KnownMails(queries),
        new Plan(Duration.ofHours(1), "0 0 2 * * *"));
  }
}
