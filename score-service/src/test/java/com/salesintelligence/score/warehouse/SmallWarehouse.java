package com.salesintelligence.score.warehouse;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.ActivityRow;
import com.salesintelligence.contracts.tables.ContactRow;
import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.contracts.tables.GmailParticipantRow;
import com.salesintelligence.contracts.tables.OpportunityRow;
import com.salesintelligence.contracts.tables.ResolvedEmailRow;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.TableWriters;
import com.salesintelligence.warehouse.Warehouse;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An embedded BigQuery with our tables, to be filled with a few facts. */
public final class SmallWarehouse implements AutoCloseable {

  private static final String REP = "maya.lindqvist@harborlight.example";

  private final EmbeddedBigQuery bigQuery = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
  private final Warehouse warehouse;
  private final List<CompletableFuture<Void>> pending = new ArrayList<>();

  public SmallWarehouse() {
    var settings =
        new WarehouseSettings(
            "demo-project",
            "sales_intelligence_dev",
            "dev",
            bigQuery.restUrl(),
            bigQuery.grpcEndpoint());
    new WarehouseProvisioning(settings)
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    warehouse = Warehouse.connect(settings);
  }

  public String restUrl() {
    return bigQuery.restUrl();
  }

  public String grpcEndpoint() {
    return bigQuery.grpcEndpoint();
  }

  public Queries queries() {
    return warehouse.queries();
  }

  public TableWriters writers() {
    return warehouse.writers();
  }

  public void account(String id, String name) {
    put(
        AccountRow.class,
        AccountRow.newBuilder()
            .setAccountId(id)
            .setAccountName(name)
            .setAnnualRevenue("20000000")
            .setIngestedAt(micros(Instant.parse("2026-11-01T00:00:00Z")))
            .build());
  }

  public void contact(String id, String account, String first, String last, String email) {
    put(
        ContactRow.class,
        ContactRow.newBuilder()
            .setContactId(id)
            .setAccountId(account)
            .setFirstName(first)
            .setLastName(last)
            .setEmail(email)
            .build());
    resolved(email, account, id);
  }

  public void resolved(String email, String account, String contact) {
    put(
        ResolvedEmailRow.class,
        ResolvedEmailRow.newBuilder()
            .setEmailAddress(email)
            .setSfAccountId(account)
            .setSfContactId(contact)
            .setIsActive(true)
            .build());
  }

  public void opportunity(
      String id, String account, String name, String amount, double chance, LocalDate close) {
    put(OpportunityRow.class, opportunityRow(id, account, name, amount, chance, close).build());
  }

  public void closedOpportunity(
      String id, String account, String name, boolean won, LocalDate close) {
    put(
        OpportunityRow.class,
        opportunityRow(id, account, name, "50000", won ? 100 : 0, close)
            .setIsClosed(true)
            .setIsWon(won)
            .build());
  }

  private static OpportunityRow.Builder opportunityRow(
      String id, String account, String name, String amount, double chance, LocalDate close) {
    return OpportunityRow.newBuilder()
        .setOpportunityId(id)
        .setAccountId(account)
        .setName(name)
        .setStage("Proposal")
        .setAmount(amount)
        .setProbability(chance)
        .setCloseDate((int) close.toEpochDay())
        .setIsClosed(false)
        .setIsWon(false);
  }

  public void activity(String id, String account, String type, String subject, Instant at) {
    put(
        ActivityRow.class,
        ActivityRow.newBuilder()
            .setActivityId(id)
            .setAccountId(account)
            .setActivityType(type)
            .setSubject(subject)
            .setActivityDate(micros(at))
            .build());
  }

  /** A mail from somebody outside to a rep. */
  public void inbound(String id, String from, String subject, String body, Instant at) {
    mail(mail(id, from, REP, subject, body, at).setDirection("inbound").build());
    participant(id, "from", from, "person");
    participant(id, "to", REP, "internal");
  }

  /** A mail from a rep to somebody outside. */
  public void outbound(String id, String to, String subject, String body, Instant at) {
    mail(mail(id, REP, to, subject, body, at).setDirection("outbound").build());
    participant(id, "from", REP, "internal");
    participant(id, "to", to, "person");
  }

  public void mail(GmailMessageRow row) {
    put(GmailMessageRow.class, row);
  }

  public static GmailMessageRow.Builder mail(
      String id, String from, String to, String subject, String body, Instant at) {
    return GmailMessageRow.newBuilder()
        .setMessageId(id)
        .setMailboxEmail(REP)
        .setFromEmail(from)
        .addToEmails(to)
        .setSubject(subject)
        .setBodyText(body)
        .setSentAt(micros(at))
        .setRfc822MessageId("<" + id + "@mail.example>")
        .setIngestedAt(micros(at.plusSeconds(5)));
  }

  public void participant(String mail, String role, String email, String kind) {
    put(
        GmailParticipantRow.class,
        GmailParticipantRow.newBuilder()
            .setParticipantId(mail + "-" + role + "-" + email)
            .setMessageId(mail)
            .setEmailAddress(email)
            .setRole(role)
            .setKind(kind)
            .build());
  }

  private <R extends Message> void put(Class<R> type, R row) {
    pending.add(writers().of(type).upsert(row, 1));
  }

  /** Waits until all that was put is stored. */
  public void settle() {
    CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).join();
    pending.clear();
  }

  private static long micros(Instant at) {
    return WarehouseRecommendations.micros(at);
  }

  @Override
  public void close() {
    warehouse.close();
    bigQuery.close();
  }
}
