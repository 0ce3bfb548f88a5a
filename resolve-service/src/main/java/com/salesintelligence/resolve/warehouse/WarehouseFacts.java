package com.salesintelligence.resolve.warehouse;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.ActivityRow;
import com.salesintelligence.contracts.tables.ContactRow;
import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.contracts.tables.GmailParticipantRow;
import com.salesintelligence.contracts.tables.LeadRow;
import com.salesintelligence.contracts.tables.ManualMappingRow;
import com.salesintelligence.contracts.tables.OpportunityRow;
import com.salesintelligence.contracts.tables.ResolvedEmailRow;
import com.salesintelligence.resolve.core.AccountFact;
import com.salesintelligence.resolve.core.ActivityFact;
import com.salesintelligence.resolve.core.ContactFact;
import com.salesintelligence.resolve.core.Decision;
import com.salesintelligence.resolve.core.DeletedFact;
import com.salesintelligence.resolve.core.Fact;
import com.salesintelligence.resolve.core.LeadFact;
import com.salesintelligence.resolve.core.MailFact;
import com.salesintelligence.resolve.core.MappingFact;
import com.salesintelligence.resolve.core.Micros;
import com.salesintelligence.resolve.core.OpportunityFact;
import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.resolve.core.PlainFact;
import com.salesintelligence.resolve.core.StoreFacts;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores facts and decisions as versioned rows. */
public final class WarehouseFacts implements StoreFacts {

  private final TableWriter<GmailMessageRow> messages;
  private final TableWriter<GmailParticipantRow> participants;
  private final TableWriter<AccountRow> accounts;
  private final TableWriter<ContactRow> contacts;
  private final TableWriter<LeadRow> leads;
  private final TableWriter<OpportunityRow> opportunities;
  private final TableWriter<ActivityRow> activities;
  private final TableWriter<ManualMappingRow> mappings;
  private final TableWriter<ResolvedEmailRow> resolutions;
  private final PlainRows plain;
  private final InstantSource time;

  public WarehouseFacts(TableWriters writers, InstantSource time) {
    this.messages = writers.of(GmailMessageRow.class);
    this.participants = writers.of(GmailParticipantRow.class);
    this.accounts = writers.of(AccountRow.class);
    this.contacts = writers.of(ContactRow.class);
    this.leads = writers.of(LeadRow.class);
    this.opportunities = writers.of(OpportunityRow.class);
    this.activities = writers.of(ActivityRow.class);
    this.mappings = writers.of(ManualMappingRow.class);
    this.resolutions = writers.of(ResolvedEmailRow.class);
    this.plain = new PlainRows(writers);
    this.time = time;
  }

  @Override
  public CompletableFuture<Void> store(Fact fact) {
    long now = Micros.of(time.instant());
    long version = fact.version();
    return switch (fact) {
      case MailFact mail -> store(mail, now);
      case AccountFact account -> accounts.upsert(CrmRows.of(account, now), version);
      case ContactFact contact -> contacts.upsert(CrmRows.of(contact, now), version);
      case LeadFact lead -> leads.upsert(CrmRows.of(lead, now), version);
      case OpportunityFact deal -> opportunities.upsert(CrmRows.of(deal, now), version);
      case ActivityFact activity -> activities.upsert(CrmRows.of(activity, now), version);
      case MappingFact mapping -> mappings.upsert(ResolutionRows.of(mapping), version);
      case PlainFact plainFact -> store(plainFact);
      case DeletedFact deleted -> bury(deleted, now);
    };
  }

  @Override
  public CompletableFuture<Void> store(List<Decision> decisions) {
    return allOf(
        decisions.stream()
            .map(decision -> resolutions.upsert(ResolutionRows.of(decision), decision.version()))
            .toList());
  }

  private CompletableFuture<Void> store(MailFact mail, long now) {
    CompletableFuture<?>[] rows = new CompletableFuture<?>[mail.participants().size() + 1];
    rows[0] = messages.upsert(MailRows.message(mail, now), mail.version());
    int at = 1;
    for (Participant who : mail.participants()) {
      rows[at++] = participants.upsert(MailRows.participant(mail, who, now), mail.version());
    }
    return CompletableFuture.allOf(rows);
  }

  private CompletableFuture<Void> bury(DeletedFact deleted, long now) {
    return switch (deleted.type()) {
      case MAIL -> bury(messages, GmailMessageRow.getDefaultInstance(), deleted, now);
      case ACCOUNT -> bury(accounts, AccountRow.getDefaultInstance(), deleted, now);
      case CONTACT -> bury(contacts, ContactRow.getDefaultInstance(), deleted, now);
      case LEAD -> bury(leads, LeadRow.getDefaultInstance(), deleted, now);
      case OPPORTUNITY -> bury(opportunities, OpportunityRow.getDefaultInstance(), deleted, now);
      case ACTIVITY -> bury(activities, ActivityRow.getDefaultInstance(), deleted, now);
    };
  }

  private static <R extends Message> CompletableFuture<Void> bury(
      TableWriter<R> table, R empty, DeletedFact deleted, long now) {
    return table.upsert(Tombstones.of(empty, deleted, now), deleted.version());
  }

  private CompletableFuture<Void> store(PlainFact fact) {
    return allOf(fact.rows().stream().map(row -> plain.store(row, fact.version())).toList());
  }

  private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }
}
