package com.salesintelligence.ingest.hubspot;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One contact or company as HubSpot tells it; a property that is missing or null is empty. */
record HubRecord(JsonNode json, HubType type) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  String id() {
    var id = json.path("id").asString("");
    if (!NUMBER.matcher(id).matches()) {
      throw new WrongShape("id", "a number");
    }
    return id;
  }

  /** What the search sorts and filters by. */
  Instant modifiedAt() {
    var property = time(type.modified(), property(type.modified()));
    var time = property == null ? time("updatedAt", text("updatedAt")) : property;
    if (time == null || time.isBefore(Instant.EPOCH)) {
      throw new WrongShape(type.modified(), "a time");
    }
    return time;
  }

  @Nullable Instant createdAt() {
    return time("createdAt", text("createdAt"));
  }

  boolean archived() {
    return json.path("archived").asBoolean(false);
  }

  /** Not before the last change. */
  Instant archivedAt() {
    var at = time("archivedAt", text("archivedAt"));
    var modified = modifiedAt();
    return at == null || at.isBefore(modified) ? modified : at;
  }

  String property(String name) {
    var value = json.path("properties").path(name);
    if (value.isContainer()) {
      throw new WrongShape(name, "a plain value");
    }
    return value.asString("");
  }

  boolean flag(String name) {
    return property(name).equalsIgnoreCase("true");
  }

  @Nullable Instant timeProperty(String name) {
    return time(name, property(name));
  }

  /** Ids of the records that were merged into this one. */
  List<String> merged() {
    return Pattern.compile("[;,\\s]+")
        .splitAsStream(property(HubType.MERGED))
        .filter(id -> NUMBER.matcher(id).matches())
        .toList();
  }

  byte[] bytes() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String text(String field) {
    return json.path(field).asString("");
  }

  /** ISO 8601, or milliseconds since 1970. */
  static @Nullable Instant time(String field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return NUMBER.matcher(text).matches()
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new WrongShape(field, "a time");
    }
  }
}
