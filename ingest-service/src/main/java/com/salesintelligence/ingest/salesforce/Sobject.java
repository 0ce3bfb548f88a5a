package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Body;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A type of Salesforce records: the fields that are asked for, and how they become a body. */
enum Sobject {
  ACCOUNT(
      "Account",
      "Name, Website, Industry, AnnualRevenue, BillingCountry, OwnerId, CreatedDate,"
          + " LastModifiedDate",
      Sobject::account),
  CONTACT(
      "Contact",
      "AccountId, FirstName, LastName, Email, Phone, MobilePhone, Title, LastModifiedDate",
      record -> contact(record, "")),
  LEAD(
      "Lead",
      "FirstName, LastName, Email, Company, Phone, Title, LeadSource, Status, OwnerId,"
          + " CreatedDate",
      Sobject::lead),
  OPPORTUNITY(
      "Opportunity",
      "AccountId, Name, StageName, Amount, CloseDate, Probability, OwnerId, IsClosed, IsWon,"
          + " CreatedDate",
      Sobject::opportunity),
  TASK(
      "Task",
      "TaskSubtype, WhatId, WhoId, Subject, Description, ActivityDate, OwnerId, AccountId",
      Sobject::task),
  EVENT(
      "Event",
      "Type, WhatId, WhoId, Subject, Description, ActivityDate, StartDateTime, OwnerId, AccountId",
      Sobject::event),
  EMAIL_MESSAGE(
      "EmailMessage",
      "FromAddress, ToAddress, CcAddress, BccAddress, Subject, TextBody, HtmlBody, MessageDate,"
          + " RelatedToId, Incoming, CreatedDate, LastModifiedDate",
      Sobject::emailMessage),
  USER("User", "Name, Email, Title, IsActive", Sobject::user);

  private final String type;
  private final List<String> fields;
  private final Function<SalesforceRecord, Body> body;

  Sobject(String type, String fields, Function<SalesforceRecord, Body> body) {
    this.type = type;
    this.fields = List.of(fields.split(", ", -1));
    this.body = body;
  }

  /** The types that make up an object type of ours. */
  static List<Sobject> of(String objectType) {
    return objectType.equals("Activity")
        ? List.of(TASK, EVENT)
        : Stream.of(values()).filter(sobject -> sobject.type.equals(objectType)).toList();
  }

  String type() {
    return type;
  }

  /** The standard fields that we use, as far as the user may read them. */
  List<String> fields() {
    return fields;
  }

  Body body(SalesforceRecord record) {
    return body.apply(record);
  }

  private static Body account(SalesforceRecord record) {
    return new Body.Account(
        record.text("Name"),
        record.text("Website"),
        record.text("Industry"),
        record.decimal("AnnualRevenue"),
        record.text("OwnerId"),
        record.time("CreatedDate"),
        record.time("LastModifiedDate"),
        record.text("BillingCountry"),
        record.customFields());
  }

  /**
   * @param primaryField checkbox that marks the main contact of an account; empty: there is none
   */
  static Body contact(SalesforceRecord record, String primaryField) {
    return new Body.Contact(
        record.text("AccountId"),
        record.text("FirstName"),
        record.text("LastName"),
        record.text("Email"),
        record.text("Phone"),
        record.text("MobilePhone"),
        record.text("Title"),
        !primaryField.isEmpty() && record.flag(primaryField),
        record.time("LastModifiedDate"),
        record.customFields());
  }

  private static Body lead(SalesforceRecord record) {
    return new Body.Lead(
        record.text("FirstName"),
        record.text("LastName"),
        record.text("Email"),
        record.text("Company"),
        record.text("Phone"),
        record.text("Title"),
        record.text("LeadSource"),
        record.text("Status"),
        record.text("OwnerId"),
        record.time("CreatedDate"),
        record.customFields());
  }

  private static Body opportunity(SalesforceRecord record) {
    return new Body.Opportunity(
        record.text("AccountId"),
        record.text("Name"),
        record.text("StageName"),
        record.decimal("Amount"),
        record.date("CloseDate"),
        record.real("Probability"),
        record.text("OwnerId"),
        record.flag("IsClosed"),
        record.flag("IsWon"),
        record.time("CreatedDate"),
        record.customFields());
  }

  private static Body task(SalesforceRecord record) {
    var type = record.text("TaskSubtype").equals("Call") ? "Call" : "Task";
    return activity(record, type);
  }

  private static Body event(SalesforceRecord record) {
    var type = record.text("Type").equals("Meeting") ? "Meeting" : "Event";
    return activity(record, type);
  }

  private static Body activity(SalesforceRecord record, String type) {
    var start = record.time("StartDateTime");
    return new Body.Activity(
        type,
        record.text("WhatId"),
        record.text("WhoId"),
        record.text("Subject"),
        record.text("Description"),
        start == null ? record.startOfDay("ActivityDate") : start,
        record.text("OwnerId"),
        record.text("AccountId"),
        record.customFields());
  }

  private static Body emailMessage(SalesforceRecord record) {
    return new Body.EmailMessage(
        record.text("FromAddress"),
        record.text("ToAddress"),
        record.text("CcAddress"),
        record.text("BccAddress"),
        record.text("Subject"),
        record.text("TextBody"),
        record.text("HtmlBody"),
        record.time("MessageDate"),
        record.text("RelatedToId"),
        record.flag("Incoming"),
        record.time("CreatedDate"),
        record.time("LastModifiedDate"),
        record.customFields());
  }

  private static Body user(SalesforceRecord record) {
    return new Body.User(
        record.text("Name"),
        record.text("Email"),
        record.text("Title"),
        record.flag("IsActive"),
        record.customFields());
  }
}
