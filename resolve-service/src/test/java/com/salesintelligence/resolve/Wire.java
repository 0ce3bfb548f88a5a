package com.salesintelligence.resolve;

import com.google.protobuf.ByteString;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.SalesforceAccount;
import com.salesintelligence.contracts.events.SalesforceActivity;
import com.salesintelligence.contracts.events.SalesforceContact;
import com.salesintelligence.contracts.events.SalesforceLead;
import com.salesintelligence.contracts.events.SalesforceOpportunity;
import com.salesintelligence.contracts.events.Source;
import java.nio.charset.StandardCharsets;

/** Records as a poller sends them. */
public final class Wire {

  public static final String MAILBOX = "maya.lindqvist@harborlight.example";

  private Wire() {}

  public static RecordReceived.Builder upsert(
      Source source, String objectType, String id, long version) {
    return RecordReceived.newBuilder()
        .setRecord(
            RecordRef.newBuilder().setSource(source).setObjectType(objectType).setExternalId(id))
        .setChange(Change.UPSERT)
        .setSourceVersion(version)
        .setRunId("run-1");
  }

  public static RecordReceived deleted(Source source, String objectType, String id, long version) {
    return upsert(source, objectType, id, version).setChange(Change.DELETE).build();
  }

  public static RecordReceived mail(String id, String from, String to, String subject) {
    return mail(
        id,
        ("From: %s\r\nTo: %s\r\nSubject: %s\r\nDate: Thu, 19 Nov 2026 09:00:00 +0000\r\n"
                + "Message-ID: <%s@mail>\r\n\r\nHello there.\r\n")
            .formatted(from, to, subject, id)
            .getBytes(StandardCharsets.UTF_8));
  }

  public static RecordReceived mail(String id, byte[] rfc822) {
    return mail(id, rfc822, rfc822.length);
  }

  public static RecordReceived mail(String id, byte[] rfc822, long sizeAtSource) {
    return upsert(Source.GMAIL, "message", id, 100)
        .setGmailMessage(
            GmailMessage.newBuilder()
                .setMailboxEmail(MAILBOX)
                .setThreadId("t-" + id)
                .addLabelIds("INBOX")
                .setInternalDateMs(1_795_000_000_000L)
                .setRfc822(ByteString.copyFrom(rfc822))
                .setSizeBytes(sizeAtSource)
                .setTruncated(sizeAtSource > rfc822.length))
        .build();
  }

  public static RecordReceived account(String id, long version, String name, String website) {
    return upsert(Source.SALESFORCE, "Account", id, version)
        .setSalesforceAccount(
            SalesforceAccount.newBuilder()
                .setName(name)
                .setWebsite(website)
                .setAnnualRevenue("1250000.50"))
        .build();
  }

  public static RecordReceived contact(String id, long version, String accountId, String email) {
    return upsert(Source.SALESFORCE, "Contact", id, version)
        .setSalesforceContact(
            SalesforceContact.newBuilder()
                .setAccountId(accountId)
                .setFirstName("Ann")
                .setLastName("Example")
                .setEmail(email))
        .build();
  }

  public static RecordReceived lead(String id, String email) {
    return upsert(Source.SALESFORCE, "Lead", id, 5)
        .setSalesforceLead(SalesforceLead.newBuilder().setLastName("Lead").setEmail(email))
        .build();
  }

  public static RecordReceived opportunity(String id, String accountId, String amount) {
    return upsert(Source.SALESFORCE, "Opportunity", id, 5)
        .setSalesforceOpportunity(
            SalesforceOpportunity.newBuilder()
                .setAccountId(accountId)
                .setName("Deal")
                .setStage("Proposal")
                .setAmount(amount)
                .setCloseDate("2026-12-31"))
        .build();
  }

  public static RecordReceived task(String id, String whatId, String whoId) {
    return upsert(Source.SALESFORCE, "Task", id, 5)
        .setSalesforceActivity(
            SalesforceActivity.newBuilder()
                .setActivityType("Call")
                .setWhatId(whatId)
                .setWhoId(whoId)
                .setSubject("Call back"))
        .build();
  }
}
