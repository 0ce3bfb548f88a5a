package com.salesintelligence.resolve.records;

import static com.salesintelligence.resolve.pubsub.Values.email;
import static com.salesintelligence.resolve.pubsub.Values.json;
import static com.salesintelligence.resolve.pubsub.Values.text;
import static com.salesintelligence.resolve.records.Times.setTime;
import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.tables.EmailMessageRow;
import com.salesintelligence.contracts.tables.UserRow;
import com.salesintelligence.resolve.core.References;
import com.salesintelligence.resolve.pubsub.BadValue;
import java.util.List;

/** Users and logged mails of Salesforce. */
final class CrmRecords {

  static final RowsOf USERS =
      RowsOf.oneRow(
          BodyCase.SALESFORCE_USER,
          UserRow::newBuilder,
          UserRow.Builder::setUserId,
          CrmRecords::user);

  static final RowsOf EMAIL_MESSAGES = new EmailMessages();

  private CrmRecords() {}

  private static void user(RecordReceived event, UserRow.Builder row) throws BadValue {
    var user = event.getSalesforceUser();
    setIfPresent(text(user.getName()), row::setName);
    setIfPresent(email(user.getEmail()), row::setEmail);
    setIfPresent(text(user.getTitle()), row::setTitle);
    row.setIsActive(user.getIsActive());
    setIfPresent(json("custom_fields_json", user.getCustomFieldsJson()), row::setCustomFields);
  }

  /** A logged mail is about the account or opportunity under which it is filed. */
  private static final class EmailMessages implements RowsOf {

    @Override
    public BodyCase body() {
      return BodyCase.SALESFORCE_EMAIL_MESSAGE;
    }

    @Override
    public EmailMessageRow.Builder key(RecordRef record) {
      return EmailMessageRow.newBuilder().setEmailMessageId(record.getExternalId());
    }

    @Override
    public References references(RecordReceived event) {
      return new References(text(event.getSalesforceEmailMessage().getRelatedToId()), null, null);
    }

    @Override
    public List<Message.Builder> rows(RecordReceived event) throws BadValue {
      var mail = event.getSalesforceEmailMessage();
      var row = key(event.getRecord());
      setIfPresent(text(mail.getFromAddress()), row::setFromAddress);
      setIfPresent(text(mail.getToAddress()), row::setToAddress);
      setIfPresent(text(mail.getCcAddress()), row::setCcAddress);
      setIfPresent(text(mail.getBccAddress()), row::setBccAddress);
      setIfPresent(text(mail.getSubject()), row::setSubject);
      setIfPresent(text(mail.getTextBody()), row::setTextBody);
      setIfPresent(text(mail.getHtmlBody()), row::setHtmlBody);
      setTime("message_date", mail.hasMessageDate(), mail.getMessageDate(), row::setMessageDate);
      setIfPresent(text(mail.getRelatedToId()), row::setRelatedToId);
      setTime("created_date", mail.hasCreatedDate(), mail.getCreatedDate(), row::setCreatedDate);
      setTime(
          "last_modified_date",
          mail.hasLastModifiedDate(),
          mail.getLastModifiedDate(),
          row::setLastModifiedDate);
      row.setIsIncoming(mail.getIncoming());
      setIfPresent(json("custom_fields_json", mail.getCustomFieldsJson()), row::setCustomFields);
      return List.of(row);
    }
  }
}
