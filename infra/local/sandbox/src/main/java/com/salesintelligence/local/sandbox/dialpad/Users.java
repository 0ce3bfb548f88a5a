package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Party;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reps as Dialpad's users. */
record Users(DialpadIds ids) {
  void forEach(Consumer<Note> consumer) {
    for (int place = 0; place < Reps.all().size(); place++) {
      consumer.accept(
          new Note(
              CallLog.USERS,
              Long.toString(ids.user(place)),
              Things.CREATED,
              user(Reps.all().get(place), place),
              Instant.EPOCH));
    }
  }

  private Map<String, @Nullable Object> user(Party rep, int place) {
    String office = Long.toString(DialpadIds.OFFICE);
    var user = new LinkedHashMap<String, @Nullable Object>();
    user.put("admin_office_ids", place == 0 ? List.of(office) : List.of());
    user.put("company_id", Long.toString(DialpadIds.COMPANY));
    user.put("country", "us");
    user.put("date_active", "2024-03-04T08:00:00");
    user.put("date_added", "2024-03-04T08:00:00");
    user.put("date_first_login", "2024-03-04T09:12:00");
    user.put("display_name", rep.name());
    user.put("do_not_disturb", false);
    user.put("emails", List.of(rep.address()));
    user.put("first_name", rep.given());
    user.put("forwarding_numbers", List.of());
    user.put("group_details", List.of(group(office, place)));
    user.put("id", Long.toString(ids.user(place)));
    user.put("image_url", "https://dialpad.example.com/avatar/user/" + place + ".png");
    user.put("international_dialing_enabled", true);
    user.put("is_admin", place == 0);
    user.put("is_available", true);
    user.put("is_on_duty", false);
    user.put("is_online", true);
    user.put("is_super_admin", place == 0);
    user.put("job_title", rep.title());
    user.put("language", "en");
    user.put("last_name", rep.family());
    user.put("license", "talk");
    user.put("location", "");
    user.put("muted", false);
    user.put("office_id", office);
    user.put("phone_numbers", List.of(CallFields.phone(place)));
    user.put("state", "active");
    user.put("status_message", "");
    user.put("timezone", "Europe/Stockholm");
    return user;
  }

  private static Map<String, Object> group(String office, int place) {
    return Map.of(
        "do_not_disturb",
        false,
        "group_id",
        office,
        "group_type",
        "office",
        "role",
        place == 0 ? "admin" : "operator");
  }
}
