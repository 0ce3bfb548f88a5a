package com.salesintelligence.local.sandbox.own;

import com.salesintelligence.local.sandbox.dialpad.OwnCalls;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.ledger.Note;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exports of HubSpot (contacts.csv, companies.csv) and of Dialpad (calls.csv). */
final class NoteFiles {
  static final List<String> NAMES = List.of("contacts", "companies", "calls");

  /** What HubSpot's exports call a property; any other loses its spaces. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "phone number", "phone",
          "mobile phone number", "mobilephone",
          "job title", "jobtitle",
          "lifecycle stage", "lifecyclestage",
          "company name", "name",
          "company domain name", "domain",
          "create date", "createdate",
          "last modified date", "lastmodifieddate");

  private final Problems problems;
  private final OwnData.Notes notes;
  private final Instant now;

  NoteFiles(Problems problems, OwnData.Notes notes, Instant now) {
    this.problems = problems;
    this.notes = notes;
    this.now = now;
  }

  void read(Path file, String name) {
    Csv.read(
        file,
        problems,
        (line, values) -> {
          if (name.equals("calls")) {
            call(file, line, values);
          } else {
            record(file, line, name, values);
          }
        });
  }

  private void record(Path file, int line, String object, Map<String, String> values) {
    var properties = new LinkedHashMap<String, String>();
    String id = "";
    for (var entry : values.entrySet()) {
      String name = entry.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("record id") || name.equals("hs_object_id")) {
        id = entry.getValue();
      } else {
        properties.put(PROPERTIES.getOrDefault(name, name.replace(" ", "")), entry.getValue());
      }
    }
    if (!id.matches("[1-9]\\d{0,17}")) {
      problems.add(file, line, "a record needs its Record ID, a number");
      return;
    }
    Instant modified = time(properties.remove("lastmodifieddate"));
    properties.remove("createdate");
    var fields = new LinkedHashMap<String, Object>();
    fields.put("properties", properties);
    fields.put("modified", modified.toEpochMilli());
    notes.note("hubspot", new Note(object, id, "created", fields, modified));
  }

  /** With or without a zone, which is UTC then; now where there is none. */
  private Instant time(@Nullable String text) {
    if (text == null) {
      return now;
    }
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return now;
    }
  }

  /** A dot in a column's name stands for a field within a field, such as contact.name. */
  private void call(Path file, int line, Map<String, String> values) {
    var fields = new LinkedHashMap<String, Object>();
    values.forEach(
        (name, text) -> {
          String[] path = name.split("\\.", 2);
          if (path.length == 1) {
            fields.put(name, value(text));
          } else {
            @SuppressWarnings("unchecked") // Only maps are put under a name with a dot.
            var within =
                (Map<String, Object>)
                    fields.computeIfAbsent(path[0], _ -> new LinkedHashMap<String, Object>());
            within.put(path[1], text);
          }
        });
    try {
      notes.note("dialpad", OwnCalls.note(fields, now));
    } catch (Refusal refusal) {
      problems.add(file, line, reason(refusal));
    } catch (ClassCastException _) {
      problems.add(file, line, "a column is there with and without a dot");
    }
  }

  private static Object value(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text.matches("\\d{1,18}(\\.\\d{1,9})?") ? number(text) : text;
    };
  }

  private static Number number(String text) {
    return text.contains(".") ? Double.valueOf(text) : (Number) Long.valueOf(text);
  }

  private static String reason(Refusal refusal) {
    var body = new ByteArrayOutputStream();
    try {
      refusal.answer().body().writeTo(body);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return Json.read(body.toByteArray()).at("/error/message").asString("it is no call");
  }
}
