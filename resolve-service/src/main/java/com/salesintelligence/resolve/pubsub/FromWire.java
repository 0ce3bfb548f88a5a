package com.salesintelligence.resolve.pubsub;

import static com.salesintelligence.resolve.pubsub.Values.text;

import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.resolve.core.DeletedFact;
import com.salesintelligence.resolve.core.Reading;
import com.salesintelligence.resolve.core.Received;
import com.salesintelligence.resolve.core.ReceivedMail;
import com.salesintelligence.resolve.core.RecordKey;
import com.salesintelligence.resolve.core.RecordType;
import com.salesintelligence.resolve.core.Refusal;
import com.salesintelligence.resolve.core.Websites;
import com.salesintelligence.resolve.records.PlainRecords;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes records as the pollers publish them. */
public final class FromWire {

  private static final Map<String, RecordType> SALESFORCE =
      Map.of(
          "Account", RecordType.ACCOUNT,
          "Contact", RecordType.CONTACT,
          "Lead", RecordType.LEAD,
          "Opportunity", RecordType.OPPORTUNITY,
          "Task", RecordType.ACTIVITY,
          "Event", RecordType.ACTIVITY,
          "Activity", RecordType.ACTIVITY);

  private final CrmFromWire crm;
  private final PlainRecords plain;

  public FromWire(Websites websites, PlainRecords plain) {
    this.crm = new CrmFromWire(websites);
    this.plain = plain;
  }

  public Reading read(RecordReceived event) {
    try {
      return received(event);
    } catch (BadValue bad) {
      return bad.refused();
    }
  }

  private Received received(RecordReceived event) throws BadValue {
    RecordRef record = event.getRecord();
    if (record.getExternalId().isBlank()) {
      throw new BadValue(
          Refusal.MISSING_ID, "The record has no external_id: correct the poller that sent it.");
    }
    if (event.getSourceVersion() < 0) {
      throw new BadValue(
          Refusal.BAD_VERSION, "source_version is negative: correct the poller that sent it.");
    }
    if (event.getChange() != Change.UPSERT && event.getChange() != Change.DELETE) {
      throw unknownChange(event.getChange());
    }
    RecordType type = typeOf(record);
    if (type == null) {
      return plain.read(event).orElseThrow(() -> unknownType(record));
    }
    return event.getChange() == Change.DELETE
        ? new DeletedFact(
            keyOf(record), type, event.getSourceVersion(), text(event.getMergedInto()))
        : upserted(event, type);
  }

  private Received upserted(RecordReceived event, RecordType type) throws BadValue {
    RecordRef record = event.getRecord();
    String id = record.getExternalId();
    long version = event.getSourceVersion();
    if (type != typeOf(event.getBodyCase())) {
      throw new BadValue(
          Refusal.MISSING_BODY,
          "A changed %s comes with the body %s: correct the poller that sent it."
              .formatted(type, event.getBodyCase()));
    }
    return switch (type) {
      case MAIL -> mail(id, version, event.getGmailMessage());
      case ACCOUNT -> crm.account(id, version, event.getSalesforceAccount());
      case CONTACT -> crm.contact(id, version, event.getSalesforceContact());
      case LEAD -> crm.lead(id, version, event.getSalesforceLead());
      case OPPORTUNITY -> crm.opportunity(id, version, event.getSalesforceOpportunity());
      case ACTIVITY ->
          crm.activity(record.getObjectType(), id, version, event.getSalesforceActivity());
    };
  }

  private static @Nullable RecordType typeOf(RecordReceived.BodyCase body) {
    return switch (body) {
      case GMAIL_MESSAGE -> RecordType.MAIL;
      case SALESFORCE_ACCOUNT -> RecordType.ACCOUNT;
      case SALESFORCE_CONTACT -> RecordType.CONTACT;
      case SALESFORCE_LEAD -> RecordType.LEAD;
      case SALESFORCE_OPPORTUNITY -> RecordType.OPPORTUNITY;
      case SALESFORCE_ACTIVITY -> RecordType.ACTIVITY;
      default -> null;
    };
  }

  private static ReceivedMail mail(String id, long version, GmailMessage mail) {
    return new ReceivedMail(
        id,
        version,
        mail.getMailboxEmail().toLowerCase(Locale.ROOT),
        mail.getThreadId(),
        mail.getLabelIdsList(),
        Instant.ofEpochMilli(mail.getInternalDateMs()),
        mail.getSnippet(),
        mail.getRfc822().toByteArray(),
        mail.getSizeBytes(),
        mail.getTruncated());
  }

  /** Null when nothing is learned from records of this type. */
  private static @Nullable RecordType typeOf(RecordRef record) {
    return record.getSource() == Source.SALESFORCE
        ? SALESFORCE.get(record.getObjectType())
        : isMail(record) ? RecordType.MAIL : null;
  }

  private static BadValue unknownType(RecordRef record) {
    return new BadValue(
        Refusal.UNKNOWN_OBJECT_TYPE,
        "Nothing is known of records %s of source %s: update this service, then replay."
            .formatted(record.getObjectType(), record.getSource()));
  }

  private static boolean isMail(RecordRef record) {
    return record.getSource() == Source.GMAIL && record.getObjectType().equals("message");
  }

  private static RecordKey keyOf(RecordRef record) {
    return new RecordKey(record.getSource().name(), record.getObjectType(), record.getExternalId());
  }

  private static BadValue unknownChange(Change change) {
    return new BadValue(
        Refusal.UNKNOWN_CHANGE,
        "change is %s: it must be UPSERT or DELETE; correct the poller that sent it."
            .formatted(change));
  }
}
