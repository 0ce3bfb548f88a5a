package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubSpotIds;
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

/** The reps as owners, one of the office whose inbox is not connected, and one who has left. */
final class Owners {
  private static final Instant SINCE = Instant.parse("2024-03-04T08:00:00.120Z");

  void forEach(Consumer<Note> consumer) {
    int place = 0;
    for (Party rep : Reps.all()) {
      consumer.accept(owner(place++, rep, false, true));
    }
    consumer.accept(owner(place++, Reps.office().get(1), false, false));
    consumer.accept(owner(place, Reps.office().get(2), true, false));
  }

  private static Note owner(int place, Party person, boolean archived, boolean connected) {
    var owner = new LinkedHashMap<String, @Nullable Object>();
    owner.put("id", HubSpotIds.owner(place));
    owner.put("email", person.address());
    owner.put("type", "PERSON");
    owner.put("firstName", person.given());
    owner.put("lastName", person.family());
    owner.put("userId", archived ? null : HubSpotIds.user(place));
    owner.put("userIdIncludingInactive", HubSpotIds.user(place));
    owner.put("createdAt", SINCE.toString());
    owner.put("updatedAt", SINCE.plusSeconds(86_400).toString());
    owner.put("archived", archived);
    owner.put("teams", List.of());
    owner.put("connected", connected);
    return new Note(Crm.OWNERS, HubSpotIds.owner(place), Things.CREATED, owner, SINCE);
  }

  /** What the API shows of one: whether the inbox is connected shows only when enrolling. */
  static Map<String, @Nullable Object> shown(Things.Thing owner) {
    var shown = new LinkedHashMap<String, @Nullable Object>(owner.fields());
    shown.remove("connected");
    return shown;
  }
}
