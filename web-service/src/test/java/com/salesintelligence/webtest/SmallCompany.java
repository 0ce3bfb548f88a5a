package com.salesintelligence.webtest;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.ActivityRow;
import com.salesintelligence.contracts.tables.Attribute;
import com.salesintelligence.contracts.tables.ContactRow;
import com.salesintelligence.contracts.tables.Contribution;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.contracts.tables.GmailParticipantRow;
import com.salesintelligence.contracts.tables.ManualMappingRow;
import com.salesintelligence.contracts.tables.OpportunityRow;
import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.contracts.tables.ResolvedEmailRow;
import com.salesintelligence.contracts.tables.RunRow;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A small company as rows of the warehouse: two accounts of Maya's, one of somebody else's. */
public final class SmallCompany {

  public static final String MAYA = "005Hb0000000001IAA";
  public static final String TOMAS = "005Hb0000000002IAA";
  public static final String MAILBOX = "maya.lindqvist@harborlight.example";

  private final TableWriters tables;
  private final Instant now;
  private final List<CompletableFuture<Void>> stored = new ArrayList<>();

  public SmallCompany(TableWriters tables, Instant now) {
    this.tables = tables;
    this.now = now;
  }

  public void store() {
    account("001A", "Acme Freight", "acme.example", MAYA);
    account("001B", "Birch Labs", "birch.example", TOMAS);
    account("001C", "Cedar Foods", "cedar.example", MAYA);
    recommend("001A", 1, 70, 50, 60, part("priority", "mails", 70));
    recommend(
        "001A",
        0,
        85,
        55,
        64,
        part("priority", "mails", 75, "gmail_messages/m1"),
        part("priority", "deal", 10, "sf_opportunities/006A"),
        part("engagement", "replies", 64));
    recommend("001B", 0, 45, 20, 30, part("priority", "mails", 45));
    people();
    mails();
    operations();
    CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).join();
  }

  public void recommend(
      String account,
      int daysAgo,
      long priority,
      long budget,
      long engagement,
      Contribution... parts) {
    var at = now.minus(Duration.ofDays(daysAgo));
    upsert(
        RecommendationRow.newBuilder()
            .setRecommendationId(account + daysAgo)
            .setAccountId(account)
            .setScoreDate((int) LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay())
            .setPriorityScore(priority)
            .setBudgetLikelihood(budget)
            .setEngagementScore(engagement)
            .setReasoning("Because of the mails.")
            .setRecommendedAction("Call " + account + " today.")
            .addKeySignals("75 points of mails")
            .setLastInteractionDate(micros(now.minusSeconds(3600)))
            .addAllContributions(List.of(parts))
            .setModel("test-1")
            .setDataAsOf(micros(at))
            .setCreatedAt(micros(Instant.now()))
            .build());
    stored.getLast().join();
  }

  private static Contribution part(String score, String name, long points, String... evidence) {
    return Contribution.newBuilder()
        .setScore(score)
        .setName(name)
        .setPoints(points)
        .setExplanation(name + " in plain words")
        .addAllEvidence(List.of(evidence))
        .build();
  }

  private void account(String id, String name, String domain, String owner) {
    upsert(
        AccountRow.newBuilder()
            .setAccountId(id)
            .setAccountName(name)
            .setDomain(domain)
            .setIndustry("Freight")
            .setAnnualRevenue("1250000")
            .setOwnerId(owner)
            .setLastModifiedDate(micros(now))
            .setIngestedAt(micros(now))
            .build());
  }

  private void people() {
    upsert(
        ContactRow.newBuilder()
            .setContactId("003A")
            .setAccountId("001A")
            .setFirstName("Ana")
            .setLastName("Duarte")
            .setEmail("ana@acme.example")
            .setTitle("CFO")
            .setIsPrimary(true)
            .setIngestedAt(micros(now))
            .build());
    upsert(
        OpportunityRow.newBuilder()
            .setOpportunityId("006A")
            .setAccountId("001A")
            .setName("Fleet rollout")
            .setStage("Negotiation")
            .setAmount("120000")
            .setCloseDate((int) LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay() + 9)
            .setProbability(75)
            .setOwnerId(MAYA)
            .setIsClosed(false)
            .setCreatedDate(micros(now.minus(Duration.ofDays(30))))
            .setIngestedAt(micros(now))
            .build());
    upsert(
        OpportunityRow.newBuilder()
            .setOpportunityId("006B")
            .setAccountId("001B")
            .setName("Old deal")
            .setStage("Closed Lost")
            .setAmount("9000")
            .setIsClosed(true)
            .setIsWon(false)
            .setIngestedAt(micros(now))
            .build());
    upsert(
        ActivityRow.newBuilder()
            .setActivityId("00TA")
            .setActivityType("Call")
            .setWhatId("006A")
            .setSubject("Discovery call")
            .setActivityDate(micros(now.minus(Duration.ofDays(2))))
            .setOwnerId(MAYA)
            .setIngestedAt(micros(now))
            .build());
    upsert(
        ResolvedEmailRow.newBuilder()
            .setResolutionId("r1")
            .setEmailAddress("ana@acme.example")
            .setSfContactId("003A")
            .setSfAccountId("001A")
            .setMatchConfidence("exact")
            .setMatchMethod("exact-address")
            .setConfidenceScore(1)
            .setIsActive(true)
            .build());
    upsert(
        ResolvedEmailRow.newBuilder()
            .setResolutionId("r2")
            .setEmailAddress("new@acme.example")
            .setSfAccountId("001A")
            .setMatchMethod("company-domain")
            .setConfidenceScore(0.9)
            .setIsActive(true)
            .build());
    upsert(
        ManualMappingRow.newBuilder()
            .setMappingId("mm")
            .setEmailAddress("spam@press.example")
            .setCreatedBy("max")
            .setCreatedAt(micros(now.minusSeconds(60)))
            .setIsActive(true)
            .build());
  }

  private void mails() {
    mail("m1", "ana@acme.example", "Pricing for 400 vehicles", 3, "<m1@acme>");
    mail("m1-copy", "ana@acme.example", "Pricing for 400 vehicles", 3, "<m1@acme>");
    mail("m2", "new@acme.example", "Introduction", 5, "<m2@acme>");
    mail("m3", "new@acme.example", "Second try", 4, "<m3@acme>");
    mail("m4", "jun@elsewhere.example", "<b>Hello</b>", 6, "<m4@x>");
    mail("m5", "spam@press.example", "Press release", 6, "<m5@x>");
  }

  private void mail(String id, String from, String subject, int hoursAgo, String rfc822) {
    var sent = micros(now.minus(Duration.ofHours(hoursAgo)));
    upsert(
        GmailMessageRow.newBuilder()
            .setMessageId(id)
            .setThreadId(id)
            .setMailboxEmail(MAILBOX)
            .setFromEmail(from)
            .setFromName("Name of " + from)
            .addToEmails(MAILBOX)
            .setSubject(subject)
            .setBodyText("Text of " + id)
            .setBodyHtml("<p>Html <script>x</script></p>")
            .setSentAt(sent)
            .setSnippet("Snippet of " + id)
            .setRfc822MessageId(rfc822)
            .setDirection("inbound")
            .setIngestedAt(micros(now))
            .build());
    upsert(
        GmailParticipantRow.newBuilder()
            .setParticipantId(id + "/from")
            .setMessageId(id)
            .setEmailAddress(from)
            .setDisplayName("Name of " + from)
            .setRole("from")
            .setKind("person")
            .setIngestedAt(micros(now))
            .build());
  }

  private void operations() {
    for (int i = 0; i < 3; i++) {
      upsert(
          DeadLetterRow.newBuilder()
              .setDeadLetterId("dl" + i)
              .setSubscription("raw-records.resolve-service")
              .setTopic("raw-records")
              .setService("resolve-service")
              .setMessageId("1" + i)
              .setEventId("e" + i)
              .setEventType("salesintelligence.events.v1.RecordReceived")
              .setPayload(ByteString.copyFrom(new byte[] {(byte) 0xff, 0, 'A'}))
              .addAttributes(Attribute.newBuilder().setKey("ce-id").setValue("e" + i))
              .setErrorCode("UNREADABLE_MAIL")
              .setErrorCategory("BAD_INPUT")
              .setErrorMessage("Ask for it again.")
              .setFingerprint("f1")
              .setServiceVersion("1")
              .setDeliveryAttempt(1)
              .setParkedAt(micros(now.minusSeconds(60)))
              .setStatus(i < 2 ? "open" : "replayed")
              .build());
    }
    upsert(
        RunRow.newBuilder()
            .setRunId("run1")
            .setSourceSystem("gmail")
            .setJobType("incremental")
            .setScope("all")
            .setStartedAt(micros(now.minusSeconds(20)))
            .setCompletedAt(micros(now.minusSeconds(10)))
            .setRowsProcessed(6)
            .setRowsFailed(0)
            .setStatus("success")
            .build());
    upsert(
        RunRow.newBuilder()
            .setRunId("run2")
            .setSourceSystem("salesforce")
            .setJobType("full")
            .setScope("all")
            .setStartedAt(micros(now.minusSeconds(120)))
            .setCompletedAt(micros(now.minusSeconds(90)))
            .setRowsProcessed(0)
            .setRowsFailed(0)
            .setStatus("failed")
            .setErrorMessage("Salesforce refused the token: renew it.")
            .build());
  }

  @SuppressWarnings("unchecked")
  private <R extends Message> void upsert(R row) {
    stored.add(tables.of((Class<R>) row.getClass()).upsert(row, micros(Instant.now())));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
