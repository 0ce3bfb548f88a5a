package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.ledger.Note;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls and transcripts whose fields were given. */
final class Given {
  static final String VISIBLE_AT = "visible_at";
  static final String READY_AT = "ready_at";
  static final String LINES = "lines";

  private Given() {}

  static CallRow row(long id, Note note) {
    var own = own(note.fields());
    long start = number(own.get("date_started"), note.at().toEpochMilli());
    long end = number(own.get("date_ended"), start);
    return new CallRow(
        id,
        start,
        end,
        number(note.fields().get(VISIBLE_AT), 0),
        1,
        null,
        CallRow.Leg.WHOLE,
        own,
        null);
  }

  static CallRow changed(CallRow row, Note note) {
    var own = own(note.fields());
    return row.with(
        own,
        number(own.get("date_started"), row.startedAt()),
        number(own.get("date_ended"), row.endedAt()));
  }

  private static Map<String, @Nullable Object> own(Map<String, ? extends @Nullable Object> fields) {
    var own = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach(
        (name, value) -> {
          if (!name.equals(VISIBLE_AT)) {
            own.put(name, value);
          }
        });
    return own;
  }

  @SuppressWarnings("unchecked") // What was checked before it was written down.
  static Transcript transcript(Note note) {
    return new Transcript(
        (List<Map<String, Object>>) note.fields().get(LINES),
        number(note.fields().get(READY_AT), note.at().toEpochMilli()));
  }

  /** Numbers may be given as texts, as Dialpad itself gives them. */
  static long number(@Nullable Object value, long otherwise) {
    return switch (value) {
      case Number number -> number.longValue();
      case String text when text.matches("-?\\d{1,18}") -> Long.parseLong(text);
      case null, default -> otherwise;
    };
  }
}
