package com.salesintelligence.ingest.hubspot;

import java.util.List;

/** The types of records that are listed and searched alike. */
enum HubType {
  CONTACT(
      "contact",
      "contacts",
      "lastmodifieddate",
      List.of(
          "email",
          "firstname",
          "lastname",
          "phone",
          "mobilephone",
          "jobtitle",
          "company",
          "lifecyclestage",
          "hubspot_owner_id",
          "hs_email_optout",
          "hs_email_hard_bounce_reason_enum")),
  COMPANY(
      "company",
      "companies",
      "hs_lastmodifieddate",
      List.of("name", "domain", "phone", "industry", "country", "hubspot_owner_id"));

  static final String ID = "hs_object_id";
  static final String CREATED = "createdate";
  static final String MERGED = "hs_merged_object_ids";

  private final String type;
  private final String plural;
  private final String modified;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> fields;

  HubType(String type, String plural, String modified, List<String> fields) {
    this.type = type;
    this.plural = plural;
    this.modified = modified;
    this.fields = fields;
  }

  /** As records and settings name it. */
  String type() {
    return type;
  }

  /** As paths name it. */
  String plural() {
    return plural;
  }

  /** The property with the time of the last change; a search by the other type's finds nothing. */
  String modified() {
    return modified;
  }

  /** Properties that have a column of their own. */
  List<String> fields() {
    return fields;
  }

  boolean hasField(String property) {
    return fields.contains(property)
        || property.equals(ID)
        || property.equals(CREATED)
        || property.equals(MERGED)
        || property.equals(modified);
  }
}
