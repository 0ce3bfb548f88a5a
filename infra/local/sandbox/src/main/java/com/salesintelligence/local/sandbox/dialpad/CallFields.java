package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Call;
import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.Party;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.dialpad.CallRow.Leg;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a call in Dialpad's words; whole numbers of 64 bits are numbers here. */
final class CallFields {
  /** What the specification's call has; nothing else can be given. */
  static final Set<String> NAMES =
      Set.of(
          ("admin_call_recording_share_links call_id call_recording_share_links contact"
                  + " csat_recording_urls csat_score csat_transcriptions custom_data"
                  + " date_connected date_ended date_rang date_started direction duration"
                  + " entry_point_call_id entry_point_target event_timestamp external_number"
                  + " group_id internal_number is_transferred labels master_call_id mos_score"
                  + " operator_call_id proxy_target recording_details routing_breadcrumbs"
                  + " screen_recording_urls state target total_duration transcription_text"
                  + " voicemail_share_link was_recorded")
              .split(" "));

  /** Those that the vendor's examples show as texts although they are numbers. */
  static final Set<String> INT64 =
      Set.of(
          "call_id",
          "date_connected",
          "date_ended",
          "date_rang",
          "date_started",
          "entry_point_call_id",
          "event_timestamp",
          "master_call_id",
          "operator_call_id");

  private static final String OFFICE_NUMBER = "+14155551000";

  private final DialpadIds ids;

  CallFields(DialpadIds ids) {
    this.ids = ids;
  }

  /** As they stand at a moment: a call that goes on has no end yet. */
  Map<String, @Nullable Object> of(CallRow row, long now) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("call_id", row.id());
    if (row.call() != null) {
      written(fields, row, row.call(), now);
    }
    fields.putAll(row.own());
    return fields;
  }

  private void written(Map<String, @Nullable Object> fields, CallRow row, Call call, long now) {
    boolean ended = call.endedAt() <= now;
    fields.put("contact", contact(call));
    if (call.answered() && call.connectedAt() <= now) {
      fields.put("date_connected", call.connectedAt());
    }
    if (ended) {
      fields.put("date_ended", call.endedAt());
      fields.put("duration", (double) call.talkMillis());
      fields.put("total_duration", (double) (call.endedAt() - call.startedAt()));
    }
    if (!call.outbound()) {
      fields.put("date_rang", call.startedAt());
    }
    fields.put("date_started", call.startedAt());
    fields.put("direction", call.outbound() ? "outbound" : "inbound");
    fields.put("event_timestamp", Math.min(now, call.endedAt()));
    fields.put("external_number", call.phone());
    fields.put("internal_number", internalNumber(row.leg(), call));
    fields.put("is_transferred", false);
    legs(fields, row, call);
    fields.put("proxy_target", Map.of());
    fields.put("state", state(call, row.leg(), now));
    if (ended && call.answered()) {
      fields.put("mos_score", 3.5 + 0.01 * Math.floorMod(Dice.mix(call.number()), 100));
    }
    fields.put("was_recorded", call.answered() && row.leg() != Leg.ENTRY);
  }

  private void legs(Map<String, @Nullable Object> fields, CallRow row, Call call) {
    switch (row.leg()) {
      case WHOLE -> fields.put("target", user(call.rep()));
      case ENTRY -> {
        fields.put("group_id", "Office:" + DialpadIds.OFFICE);
        fields.put("target", office());
        fields.put("operator_call_id", ids.call(call.number(), false));
      }
      case AGENT -> {
        fields.put("entry_point_call_id", ids.call(call.number(), true));
        fields.put("entry_point_target", office());
        fields.put("group_id", "Office:" + DialpadIds.OFFICE);
        fields.put("master_call_id", ids.call(call.number(), true));
        fields.put("target", user(call.rep()));
      }
    }
  }

  static String state(Call call, Leg leg, long now) {
    if (now < call.connectedAt()) {
      return call.outbound() ? "calling" : "ringing";
    }
    if (now < call.endedAt()) {
      return "connected";
    }
    if (call.answered() || call.outbound() || leg == Leg.ENTRY) {
      return "hangup";
    }
    return (call.number() & 1) == 0 ? "missed" : "voicemail";
  }

  private static Map<String, Object> contact(Call call) {
    Party other = call.other();
    var contact = new LinkedHashMap<String, Object>();
    contact.put("email", other == null ? "" : other.address());
    contact.put("id", contactId(call));
    contact.put("name", other == null ? call.phone() : other.name());
    contact.put("phone", call.phone());
    contact.put("type", other == null ? "local" : "shared");
    return contact;
  }

  /** Opaque, as Dialpad's are. */
  static String contactId(Call call) {
    return "ag5kZXZ-dWJlci12b2ljZXI" + Long.toString(Dice.mix(call.phone().hashCode()) >>> 8, 36);
  }

  private static String internalNumber(Leg leg, Call call) {
    return leg == Leg.ENTRY ? OFFICE_NUMBER : phone(Reps.all().indexOf(call.rep()));
  }

  /** The number of a rep, by their place. */
  static String phone(int rep) {
    return "+1415555%04d".formatted(1001 + rep);
  }

  private Map<String, Object> user(Party rep) {
    int place = Reps.all().indexOf(rep);
    var target = new LinkedHashMap<String, Object>();
    target.put("email", rep.address());
    target.put("id", Long.toString(ids.user(place)));
    target.put("name", rep.name());
    target.put("phone", phone(place));
    target.put("type", "user");
    return target;
  }

  private static Map<String, Object> office() {
    return Map.of(
        "email", "",
        "id", Long.toString(DialpadIds.OFFICE),
        "name", "Harborlight",
        "phone", OFFICE_NUMBER,
        "type", "office");
  }
}
