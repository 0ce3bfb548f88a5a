package com.salesintelligence.local.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The object types that the sandbox's Salesforce knows, with their fields. */
public enum ObjectType {
  ACCOUNT(
      "Account",
      "001",
      "Name Website Industry Type Phone BillingStreet BillingCity BillingState BillingPostalCode BillingCountry"
          + " Description AccountSource Rating ParentId OwnerId AnnualRevenue:n NumberOfEmployees:n"),
  CONTACT(
      "Contact",
      "003",
      "AccountId FirstName LastName Name Salutation Email Phone MobilePhone Title Department LeadSource"
          + " MailingCountry Description ReportsToId OwnerId IsPrimary__c:b"),
  LEAD(
      "Lead",
      "00Q",
      "FirstName LastName Name Email Company Phone MobilePhone Title Website LeadSource Status Industry Rating"
          + " Country Description OwnerId ConvertedContactId ConvertedAccountId IsConverted:b"),
  OPPORTUNITY(
      "Opportunity",
      "006",
      "AccountId Name StageName Type LeadSource NextStep Description ForecastCategory OwnerId Amount:n"
          + " Probability:n CloseDate:d IsClosed:b IsWon:b"),
  TASK(
      "Task",
      "00T",
      "WhatId WhoId AccountId Subject Description Status Priority Type TaskSubtype CallType OwnerId"
          + " CallDurationInSeconds:n ActivityDate:d IsClosed:b"),
  EVENT(
      "Event",
      "00U",
      "WhatId WhoId AccountId Subject Description Location Type EventSubtype OwnerId DurationInMinutes:n"
          + " ActivityDate:d StartDateTime:t EndDateTime:t ActivityDateTime:t IsAllDayEvent:b"),
  EMAIL_MESSAGE(
      "EmailMessage",
      "02s",
      "RelatedToId ActivityId ParentId Subject TextBody HtmlBody FromAddress FromName ToAddress CcAddress"
          + " MessageIdentifier ThreadIdentifier Status Incoming:b HasAttachment:b IsTracked:b MessageDate:t"),
  USER("User", "005", "Name FirstName LastName Username Email Title Department Phone IsActive:b");

  /** Custom fields that every object has, one of each kind. */
  private static final String CUSTOM =
      " ExternalId__c Segment__c Tier__c Score__c:n Reviewed__c:b ReviewDate__c:d";

  private static final String SYSTEM =
      " CreatedDate:t CreatedById LastModifiedDate:t LastModifiedById SystemModstamp:t";

  private static final Set<String> PARENTS =
      Set.of(
          "AccountId",
          "ParentId",
          "ReportsToId",
          "WhatId",
          "WhoId",
          "RelatedToId",
          "ConvertedAccountId",
          "ConvertedContactId");

  private final String label;
  private final String prefix;

  @SuppressWarnings("ImmutableEnumChecker") // Filled by the constructor only.
  private final Map<String, Field> fields = new LinkedHashMap<>();

  @SuppressWarnings("ImmutableEnumChecker") // Filled by the constructor only.
  private final Map<String, Field> byLowerCase = new LinkedHashMap<>();

  ObjectType(String label, String prefix, String names) {
    this.label = label;
    this.prefix = prefix;
    add("Id");
    for (String name : (names + CUSTOM + SYSTEM).split(" ", -1)) {
      add(name);
    }
    if (!label.equals("User")) {
      add("IsDeleted:b");
    }
    if (merges()) {
      add("MasterRecordId");
    }
  }

  private void add(String described) {
    var field = Field.of(described, fields.size());
    fields.put(field.name(), field);
    byLowerCase.put(field.name().toLowerCase(Locale.ROOT), field);
  }

  public static Optional<ObjectType> named(String name) {
    for (ObjectType type : values()) {
      if (type.label.equalsIgnoreCase(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** By the first three characters of an id. */
  static Optional<ObjectType> ofId(String id) {
    for (ObjectType type : values()) {
      if (id.startsWith(type.prefix)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  public String label() {
    return label;
  }

  public String prefix() {
    return prefix;
  }

  /** Fields that name a record which this one belongs to. */
  List<Field> parents() {
    return fields.values().stream().filter(field -> PARENTS.contains(field.name())).toList();
  }

  /** Whether two records can become one. */
  public boolean merges() {
    return label.equals("Account") || label.equals("Contact") || label.equals("Lead");
  }

  public Optional<Field> field(String name) {
    Field exact = fields.get(name);
    return exact != null
        ? Optional.of(exact)
        : Optional.ofNullable(byLowerCase.get(name.toLowerCase(Locale.ROOT)));
  }

  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  int width() {
    return fields.size();
  }
}
