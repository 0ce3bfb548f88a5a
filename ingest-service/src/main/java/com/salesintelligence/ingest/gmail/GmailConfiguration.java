package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.core.Calls;
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
  GmailSource gmailSource(GmailSettings settings, Resilience resilience, InstantSource clock) {
    return new GmailSource(settings, calls(settings, resilience), clock);
  }

  @Bean
  SaveDraft saveDraft(GmailSettings settings, Resilience resilience, InstantSource clock) {
    return new SaveDraft(settings, calls(settings, resilience), clock);
  }

  /** One quota for each mailbox, whatever it is spent on. */
  static Calls calls(GmailSettings settings, Resilience resilience) {
    return resilience.calls(GmailSource.NAME, Pace.perMinute(settings.quotaUnitsPerMinute()));
  }

  @Bean
  Connector gmail(GmailSource source, Queries queries, TableWriters writers, InstantSource clock) {
    return new Connector(
        source,
        SyncStates.ofGmail(queries, writers, clock),
        new KnownMails(queries),
        new Plan(Duration.ofHours(1), "0 0 2 * * *"));
  }
}
