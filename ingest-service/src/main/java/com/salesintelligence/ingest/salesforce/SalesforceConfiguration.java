package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.core.commands.Mails;
import com.salesintelligence.ingest.resilience.GuardedCalls.Pace;
import com.salesintelligence.ingest.resilience.Resilience;
import com.salesintelligence.ingest.warehouse.KnownRows;
import com.salesintelligence.ingest.warehouse.KnownRows.KnownRow;
import com.salesintelligence.ingest.warehouse.SyncStates;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Salesforce, ready to be read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SalesforceSettings.class, LeadSettings.class})
public class SalesforceConfiguration {

  private static final Query<KnownRow> ACCOUNTS =
      Query.of("sql/known/salesforce/account.sql", KnownRow.class);
  private static final Query<KnownRow> CONTACTS =
      Query.of("sql/known/salesforce/contact.sql", KnownRow.class);
  private static final Query<KnownRow> LEADS =
      Query.of("sql/known/salesforce/lead.sql", KnownRow.class);
  private static final Query<KnownRow> OPPORTUNITIES =
      Query.of("sql/known/salesforce/opportunity.sql", KnownRow.class);
  private static final Query<KnownRow> ACTIVITIES =
      Query.of("sql/known/salesforce/activity.sql", KnownRow.class);

  private static final Query<KnownRow> EMAIL_MESSAGES =
      Query.of("sql/known/salesforce/email_message.sql", KnownRow.class);
  private static final Query<KnownRow> USERS =
      Query.of("sql/known/salesforce/user.sql", KnownRow.class);

  private static final Map<String, Query<KnownRow>> KNOWN =
      Map.of(
          "Account", ACCOUNTS,
          "Contact", CONTACTS,
          "Lead", LEADS,
          "Opportunity", OPPORTUNITIES,
          "Activity", ACTIVITIES,
          "EmailMessage", EMAIL_MESSAGES,
          "User", USERS);

  @Bean
  SalesforceSource salesforceSource(
      SalesforceSettings settings, Resilience resilience, InstantSource clock) {
    var pace = Pace.perSecond(settings.requestsPerSecond());
    return new SalesforceSource(settings, resilience.calls(SalesforceSource.NAME, pace), clock);
  }

  @Bean
  CreateLead createLead(SalesforceSource source, Mails mails, LeadSettings settings) {
    return new CreateLead(new SalesforceLeads(source::writes), mails, settings);
  }

  @Bean
  Connector salesforce(
      SalesforceSource source, Queries queries, TableWriters writers, InstantSource clock) {
    return new Connector(
        source,
        SyncStates.ofSalesforce(queries, writers, clock),
        new KnownRows(queries, KNOWN),
        new Plan(Duration.ofHours(6), "0 0 3 * * SUN"));
  }
}
