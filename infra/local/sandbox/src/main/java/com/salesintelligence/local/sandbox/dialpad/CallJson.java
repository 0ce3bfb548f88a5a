package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Call;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.company.SpokenLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls and transcripts as the API hands them out: whole numbers of 64 bits as texts. */
final class CallJson {
  private static final DateTimeFormatter WITHOUT_ZONE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private final CallLog log;

  CallJson(CallLog log) {
    this.log = log;
  }

  Map<String, @Nullable Object> call(CallRow row, long now) {
    var fields = new CallFields(log.ids()).of(row, now);
    fields.replaceAll(
        (name, value) ->
            value instanceof Number && CallFields.INT64.contains(name) ? value.toString() : value);
    return fields;
  }

  /** As webhooks send it, where numbers are numbers. */
  Map<String, @Nullable Object> event(CallRow row, String state, long at) {
    var fields = new CallFields(log.ids()).of(row, Math.max(at, row.startedAt()));
    fields.put("state", state);
    fields.put("event_timestamp", at);
    return fields;
  }

  /** Empty until it is ready. */
  Optional<Map<String, Object>> transcript(CallRow row, long now) {
    var transcript = row.transcript();
    if (transcript == null || transcript.readyAt() > now || row.visibleAt() > now) {
      return Optional.empty();
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("call_id", Long.toString(row.id()));
    answer.put("lines", lines(row, transcript));
    return Optional.of(answer);
  }

  private List<? extends Map<String, ? extends @Nullable Object>> lines(
      CallRow row, Transcript transcript) {
    var given = transcript.lines();
    if (given != null) {
      return given;
    }
    var call = row.call();
    if (call == null) {
      return List.of();
    }
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (SpokenLine spoken : log.company().callWriter().lines(call)) {
      lines.add(line(call, spoken));
    }
    return lines;
  }

  private Map<String, @Nullable Object> line(Call call, SpokenLine spoken) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    var other = call.other();
    if (!spoken.byRep()) {
      line.put("contact_id", CallFields.contactId(call));
    }
    line.put("content", spoken.text());
    line.put(
        "name", spoken.byRep() ? call.rep().name() : other == null ? call.phone() : other.name());
    line.put(
        "time", WITHOUT_ZONE.format(Instant.ofEpochMilli(spoken.at()).atOffset(ZoneOffset.UTC)));
    line.put("type", spoken.type());
    if (spoken.byRep()) {
      line.put("user_id", Long.toString(log.ids().user(Reps.all().indexOf(call.rep()))));
    }
    return line;
  }
}
