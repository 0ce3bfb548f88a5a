package com.salesintelligence.resolve.records;

import static com.salesintelligence.resolve.pubsub.Values.email;
import static com.salesintelligence.resolve.pubsub.Values.json;
import static com.salesintelligence.resolve.pubsub.Values.phone;
import static com.salesintelligence.resolve.pubsub.Values.text;
import static com.salesintelligence.resolve.records.Times.setTime;
import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.tables.EnrollmentRow;
import com.salesintelligence.contracts.tables.HubspotCompanyRow;
import com.salesintelligence.contracts.tables.HubspotContactRow;
import com.salesintelligence.contracts.tables.SequenceRow;
import com.salesintelligence.resolve.pubsub.BadValue;
import java.util.Locale;

/** Contacts, companies, sequences and enrolments of HubSpot. */
final class HubspotRecords {

  static final RowsOf CONTACTS =
      RowsOf.oneRow(
          BodyCase.HUBSPOT_CONTACT,
          HubspotContactRow::newBuilder,
          HubspotContactRow.Builder::setContactId,
          HubspotRecords::contact);

  static final RowsOf COMPANIES =
      RowsOf.oneRow(
          BodyCase.HUBSPOT_COMPANY,
          HubspotCompanyRow::newBuilder,
          HubspotCompanyRow.Builder::setCompanyId,
          HubspotRecords::company);

  static final RowsOf SEQUENCES =
      RowsOf.oneRow(
          BodyCase.HUBSPOT_SEQUENCE,
          SequenceRow::newBuilder,
          SequenceRow.Builder::setSequenceId,
          HubspotRecords::sequence);

  static final RowsOf ENROLLMENTS =
      RowsOf.oneRow(
          BodyCase.HUBSPOT_ENROLLMENT,
          EnrollmentRow::newBuilder,
          EnrollmentRow.Builder::setEnrollmentId,
          HubspotRecords::enrollment);

  private HubspotRecords() {}

  private static void contact(RecordReceived event, HubspotContactRow.Builder row) throws BadValue {
    var contact = event.getHubspotContact();
    setIfPresent(email(contact.getEmail()), row::setEmail);
    setIfPresent(text(contact.getFirstName()), row::setFirstName);
    setIfPresent(text(contact.getLastName()), row::setLastName);
    setIfPresent(phone(contact.getPhone()), row::setPhone);
    setIfPresent(phone(contact.getMobilePhone()), row::setMobilePhone);
    setIfPresent(text(contact.getJobTitle()), row::setJobTitle);
    setIfPresent(text(contact.getCompanyName()), row::setCompanyName);
    setIfPresent(text(contact.getCompanyId()), row::setCompanyId);
    setIfPresent(text(contact.getLifecycleStage()), row::setLifecycleStage);
    setIfPresent(text(contact.getOwnerId()), row::setOwnerId);
    row.setOptedOut(contact.getOptedOut());
    row.setBounced(contact.getBounced());
    setTime("created_at", contact.hasCreatedAt(), contact.getCreatedAt(), row::setCreatedAt);
    setTime("updated_at", contact.hasUpdatedAt(), contact.getUpdatedAt(), row::setUpdatedAt);
    setIfPresent(json("properties_json", contact.getPropertiesJson()), row::setProperties);
  }

  private static void company(RecordReceived event, HubspotCompanyRow.Builder row) throws BadValue {
    var company = event.getHubspotCompany();
    setIfPresent(text(company.getName()), row::setName);
    setIfPresent(text(company.getDomain().toLowerCase(Locale.ROOT)), row::setDomain);
    setIfPresent(phone(company.getPhone()), row::setPhone);
    setIfPresent(text(company.getIndustry()), row::setIndustry);
    setIfPresent(text(company.getCountry()), row::setCountry);
    setIfPresent(text(company.getOwnerId()), row::setOwnerId);
    setTime("created_at", company.hasCreatedAt(), company.getCreatedAt(), row::setCreatedAt);
    setTime("updated_at", company.hasUpdatedAt(), company.getUpdatedAt(), row::setUpdatedAt);
    setIfPresent(json("properties_json", company.getPropertiesJson()), row::setProperties);
  }

  private static void sequence(RecordReceived event, SequenceRow.Builder row) throws BadValue {
    var sequence = event.getHubspotSequence();
    setIfPresent(text(sequence.getName()), row::setSequenceName);
    row.setIsActive(sequence.getIsActive());
    setIfPresent(text(sequence.getUserId()), row::setUserId);
    row.setStepCount(sequence.getStepCount());
    setTime("created_at", sequence.hasCreatedAt(), sequence.getCreatedAt(), row::setCreatedAt);
    setTime("updated_at", sequence.hasUpdatedAt(), sequence.getUpdatedAt(), row::setUpdatedAt);
  }

  private static void enrollment(RecordReceived event, EnrollmentRow.Builder row) throws BadValue {
    var enrollment = event.getHubspotEnrollment();
    setIfPresent(text(enrollment.getSequenceId()), row::setSequenceId);
    setIfPresent(text(enrollment.getContactId()), row::setHubspotContactId);
    setIfPresent(email(enrollment.getContactEmail()), row::setContactEmail);
    setIfPresent(email(enrollment.getSenderEmail()), row::setSenderEmail);
    setIfPresent(text(enrollment.getStatus()), row::setStatus);
    setTime(
        "enrolled_at", enrollment.hasEnrolledAt(), enrollment.getEnrolledAt(), row::setEnrolledAt);
    setTime("updated_at", enrollment.hasUpdatedAt(), enrollment.getUpdatedAt(), row::setUpdatedAt);
  }
}
