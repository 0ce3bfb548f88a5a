package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Noticing;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.core.PublishReading;
import com.salesintelligence.ingest.core.commands.ListSequences;
import com.salesintelligence.ingest.hubspot.Sequences.Seen;
import com.salesintelligence.ingest.resilience.GuardedCalls.Pace;
import com.salesintelligence.ingest.resilience.Resilience;
import com.salesintelligence.ingest.warehouse.EnrollmentRows;
import com.salesintelligence.ingest.warehouse.KnownRows;
import com.salesintelligence.ingest.warehouse.KnownRows.KnownRow;
import com.salesintelligence.ingest.warehouse.SyncStates;
import com.salesintelligence.ingest.webhooks.WebhookSettings;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** HubSpot, ready to be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubspotSettings.class)
public class HubspotConfiguration {

  private static final Query<KnownRow> CONTACTS =
      Query.of("sql/known/hubspot/contact.sql", KnownRow.class);
  private static final Query<KnownRow> COMPANIES =
      Query.of("sql/known/hubspot/company.sql", KnownRow.class);
  private static final Query<KnownRow> SEQUENCES =
      Query.of("sql/known/hubspot/sequence.sql", KnownRow.class);
  private static final Query<KnownRow> ENROLLMENTS =
      Query.of("sql/known/hubspot/enrollment.sql", KnownRow.class);

  private static final Map<String, Query<KnownRow>> KNOWN =
      Map.of(
          "contact", CONTACTS,
          "company", COMPANIES,
          "sequence", SEQUENCES,
          "enrollment", ENROLLMENTS);

  @Bean
  HubspotSource hubspotSource(
      HubspotSettings settings, Resilience resilience, Queries queries, InstantSource clock) {
    var calls = new Pace(settings.requestsPerTenSeconds(), Duration.ofSeconds(10));
    var searches = Pace.perSecond(settings.searchesPerSecond());
    return new HubspotSource(
        settings,
        resilience.calls(HubspotSource.NAME, calls),
        resilience.calls(HubspotSource.NAME + "-search", searches),
        new EnrollmentRows(queries),
        clock);
  }

  @Bean
  Noticing<HubspotNotice> hubspotNotices(HubspotSource source, PublishReading publish) {
    return new Noticing<>(HubspotSource.NAME, source.noticed(), publish);
  }

  @Bean
  HubspotWebhook hubspotWebhook(
      WebhookSettings settings, Noticing<HubspotNotice> notices, InstantSource clock) {
    return new HubspotWebhook(settings, notices, clock);
  }

  @Bean
  Enrolling enrolling(HubspotSource source, Noticing<HubspotNotice> notices, InstantSource clock) {
    return new Enrolling(
        source::switchedOn,
        contact -> notices.notice(List.of(HubspotNotice.changed(contact, clock.instant()))));
  }

  @Bean
  ListSequences listSequences(HubspotSource source) {
    return () -> source.switchedOn().sequences().all().values().stream().map(Seen::listed).toList();
  }

  @Bean
  Unenrolling unenrolling(HubspotSource source, HubspotSettings settings) {
    return new Unenrolling(source::switchedOn, settings.unenrollingWorkflow());
  }

  @Bean
  Connector hubspot(
      HubspotSource source, Queries queries, TableWriters writers, InstantSource clock) {
    return new Connector(
        source,
        SyncStates.of(HubspotSource.NAME, queries, writers, clock),
        new KnownRows(queries, KNOWN),
        new Plan(Duration.ofHours(1), "0 0 4 * * *"));
  }
}
