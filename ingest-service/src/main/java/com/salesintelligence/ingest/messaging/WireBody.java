package com.salesintelligence.ingest.messaging;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
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
      case Body.Account account -> event.setSalesforceAccount(SalesforceBodies.account(account));
      case Body.Contact contact -> event.setSalesforceContact(SalesforceBodies.contact(contact));
      case Body.Lead lead -> event.setSalesforceLead(SalesforceBodies.lead(lead));
      case Body.Opportunity opportunity ->
          event.setSalesforceOpportunity(SalesforceBodies.opportunity(opportunity));
      case Body.Activity activity ->
          event.setSalesforceActivity(SalesforceBodies.activity(activity));
      case Body.EmailMessage mail ->
          event.setSalesforceEmailMessage(SalesforceBodies.emailMessage(mail));
      case Body.User user -> event.setSalesforceUser(SalesforceBodies.user(user));
      case Body.HubspotContact contact -> event.setHubspotContact(HubspotBodies.contact(contact));
      case Body.HubspotCompany company -> event.setHubspotCompany(HubspotBodies.company(company));
      case Body.HubspotSequence sequence ->
          event.setHubspotSequence(HubspotBodies.sequence(sequence));
      case Body.HubspotEnrollment enrollment ->
          event.setHubspotEnrollment(HubspotBodies.enrollment(enrollment));
      case Body.Dataset dataset -> event.setDataset(FileBodies.dataset(dataset));
      case Body.DatasetRow row -> event.setDatasetRow(FileBodies.row(row));
      case Body.Document document -> event.setDocument(FileBodies.document(document));
      case Body.DocumentChunk chunk -> event.setDocumentChunk(FileBodies.chunk(chunk));
      case Body.Call call -> event.setDialpadCall(DialpadBodies.call(call));
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

  static void put(@Nullable Instant time, Consumer<Timestamp> field) {
    if (time != null) {
      field.accept(timestamp(time));
    }
  }
}
