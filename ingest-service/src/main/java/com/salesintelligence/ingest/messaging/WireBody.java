package com.salesintelligence.ingest.messaging;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.SalesforceAccount;
import com.salesintelligence.contracts.events.SalesforceActivity;
import com.salesintelligence.contracts.events.SalesforceContact;
import com.salesintelligence.contracts.events.SalesforceLead;
import com.salesintelligence.contracts.events.SalesforceOpportunity;
import com.salesintelligence.contracts.events.StructuredRecord;
import com.salesintelligence.ingest.core.Body;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts a body into an event. */
final class WireBody {

  private WireBody() {}

  static void put(RecordReceived.Builder event, Body body) {
    switch (body) {
      case Body.Mail mail -> event.setGmailMessage(mail(mail));
      case Body.Account account -> event.setSalesforceAccount(account(account));
      case Body.Contact contact -> event.setSalesforceContact(contact(contact));
      case Body.Lead lead -> event.setSalesforceLead(lead(lead));
      case Body.Opportunity opportunity -> event.setSalesforceOpportunity(opportunity(opportunity));
      case Body.Activity activity -> event.setSalesforceActivity(activity(activity));
      case Body.HubspotContact contact -> event.setHubspotContact(HubspotBodies.contact(contact));
      case Body.HubspotCompany company -> event.setHubspotCompany(HubspotBodies.company(company));
      case Body.HubspotSequence sequence ->
          event.setHubspotSequence(HubspotBodies.sequence(sequence));
      case Body.HubspotEnrollment enrollment ->
          event.setHubspotEnrollment(HubspotBodies.enrollment(enrollment));
      case Body.Structured(var json) ->
          event.setStructuredRecord(StructuredRecord.newBuilder().setFieldsJson(json));
    }
  }

  static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static GmailMessage.Builder mail(Body.Mail mail) {
    return GmailMessage.newBuilder()
        .setMailboxEmail(mail.mailbox())
        .setThreadId(mail.threadId())
        .addAllLabelIds(mail.labels())
        .setInternalDateMs(mail.internalDateMs())
        .setSnippet(mail.snippet())
        .setRfc822(UnsafeByteOperations.unsafeWrap(mail.rfc822()))
        .setSizeBytes(mail.size())
        .setTruncated(mail.cut());
  }

  private static SalesforceAccount.Builder account(Body.Account account) {
    var wire =
        SalesforceAccount.newBuilder()
            .setName(account.name())
            .setWebsite(account.website())
            .setIndustry(account.industry())
            .setAnnualRevenue(account.annualRevenue())
            .setOwnerId(account.ownerId())
            .setBillingCountry(account.billingCountry());
    put(account.createdDate(), wire::setCreatedDate);
    put(account.lastModifiedDate(), wire::setLastModifiedDate);
    return wire;
  }

  private static SalesforceContact.Builder contact(Body.Contact contact) {
    var wire =
        SalesforceContact.newBuilder()
            .setAccountId(contact.accountId())
            .setFirstName(contact.firstName())
            .setLastName(contact.lastName())
            .setEmail(contact.email())
            .setPhone(contact.phone())
            .setMobilePhone(contact.mobilePhone())
            .setTitle(contact.title())
            .setIsPrimary(contact.primary());
    put(contact.lastModifiedDate(), wire::setLastModifiedDate);
    return wire;
  }

  private static SalesforceLead.Builder lead(Body.Lead lead) {
    var wire =
        SalesforceLead.newBuilder()
            .setFirstName(lead.firstName())
            .setLastName(lead.lastName())
            .setEmail(lead.email())
            .setCompany(lead.company())
            .setPhone(lead.phone())
            .setTitle(lead.title())
            .setLeadSource(lead.leadSource())
            .setStatus(lead.status())
            .setOwnerId(lead.ownerId());
    put(lead.createdDate(), wire::setCreatedDate);
    return wire;
  }

  private static SalesforceOpportunity.Builder opportunity(Body.Opportunity opportunity) {
    var wire =
        SalesforceOpportunity.newBuilder()
            .setAccountId(opportunity.accountId())
            .setName(opportunity.name())
            .setStage(opportunity.stage())
            .setAmount(opportunity.amount())
            .setCloseDate(opportunity.closeDate())
            .setProbability(opportunity.probability())
            .setOwnerId(opportunity.ownerId())
            .setIsClosed(opportunity.closed())
            .setIsWon(opportunity.won());
    put(opportunity.createdDate(), wire::setCreatedDate);
    return wire;
  }

  private static SalesforceActivity.Builder activity(Body.Activity activity) {
    var wire =
        SalesforceActivity.newBuilder()
            .setActivityType(activity.type())
            .setWhatId(activity.whatId())
            .setWhoId(activity.whoId())
            .setSubject(activity.subject())
            .setDescription(activity.description())
            .setOwnerId(activity.ownerId())
            .setAccountId(activity.accountId());
    put(activity.date(), wire::setActivityDate);
    return wire;
  }

  static void put(@Nullable Instant time, Consumer<Timestamp> field) {
    if (time != null) {
      field.accept(timestamp(time));
    }
  }
}
