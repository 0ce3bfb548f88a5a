package com.salesintelligence.local.sandbox.hubspot;

import java.util.Optional;
import java.util.Set;

/** The object types of the sandbox's HubSpot. */
public enum HubType {
  CONTACTS(
      "contacts",
      "contact",
      "0-1",
      "lastmodifieddate",
      Set.of("createdate", "email", "firstname", "lastname")),
  COMPANIES(
      "companies", "company", "0-2", "hs_lastmodifieddate", Set.of("createdate", "domain", "name"));

  private final String plural;
  private final String singular;
  private final String number;
  private final String modified;

  @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
  private final Set<String> shown;

  HubType(String plural, String singular, String number, String modified, Set<String> shown) {
    this.plural = plural;
    this.singular = singular;
    this.number = number;
    this.modified = modified;
    this.shown = shown;
  }

  /** By its name in the plural, in the singular, or by its number. */
  public static Optional<HubType> named(String name) {
    for (HubType type : values()) {
      if (name.equals(type.plural) || name.equals(type.singular) || name.equals(type.number)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  public String plural() {
    return plural;
  }

  String singular() {
    return singular;
  }

  /** The property that holds the time of the last change: not the same for all types. */
  String modified() {
    return modified;
  }

  /** The property of that name that the other types have, and which is never filled here. */
  String notModified() {
    return this == CONTACTS ? "hs_lastmodifieddate" : "lastmodifieddate";
  }

  /** What is answered when nothing particular is asked for, beside the id and the last change. */
  Set<String> shown() {
    return shown;
  }
}
