package com.salesintelligence.ingest.salesforce;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One record of a query's answer, read field by field; a field that is missing or null is empty.
 */
record SalesforceRecord(JsonNode json) {

  /** {@code 2020-10-22T21:03:23.000+0000}, and with a colon or Z. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?");

  String id() {
    var id = text("Id");
    if (!ID.matcher(id).matches()) {
      throw new WrongShape("Id", "an id of 18 characters");
    }
    return id;
  }

  Instant systemModstamp() {
    var stamp = time("SystemModstamp");
    if (stamp == null || stamp.isBefore(Instant.EPOCH)) {
      throw new WrongShape("SystemModstamp", "a time");
    }
    return stamp;
  }

  String text(String field) {
    return value(field)
        .map(
            value -> {
              if (!value.isString()) {
                throw new WrongShape(field, "text");
              }
              return value.asString();
            })
        .orElse("");
  }

  boolean flag(String field) {
    return value(field)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw new WrongShape(field, "true or false");
              }
              return value.asBoolean();
            })
        .orElse(false);
  }

  /** Decimal text; empty when there is no number. */
  String decimal(String field) {
    return number(field).map(BigDecimal::toPlainString).orElse("");
  }

  double real(String field) {
    return number(field).map(BigDecimal::doubleValue).orElse(0.0);
  }

  @Nullable Instant time(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return TIME.parse(text, Instant::from);
    } catch (DateTimeParseException e) {
      throw new WrongShape(field, "a time");
    }
  }

  /** ISO date; empty when there is none. */
  String date(String field) {
    var text = text(field);
    if (!text.isEmpty()) {
      parseDate(field, text);
    }
    return text;
  }

  @Nullable Instant startOfDay(String field) {
    var text = text(field);
    return text.isEmpty() ? null : parseDate(field, text).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  byte[] bytes() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static LocalDate parseDate(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new WrongShape(field, "a date");
    }
  }

  private Optional<BigDecimal> number(String field) {
    return value(field)
        .map(
            value -> {
              if (!value.isNumber() || value.decimalValue().precision() > 60) {
                throw new WrongShape(field, "a number");
              }
              return value.decimalValue();
            });
  }

  private Optional<JsonNode> value(String field) {
    return Optional.ofNullable(json.get(field)).filter(value -> !value.isNull());
  }
}
