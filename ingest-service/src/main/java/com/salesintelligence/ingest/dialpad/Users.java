package com.salesintelligence.ingest.dialpad;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The people of the company by their ids, those who left too; asked for once an hour. */
final class Users {

  private static final Duration FRESH = Duration.ofHours(1);

  private final DialpadApi api;
  private final InstantSource clock;
  private Map<String, User> byId = Map.of();
  private @Nullable Instant askedAt;

  /** Empty texts where Dialpad tells nothing. */
  record User(String name, String email) {}

  Users(DialpadApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /** What the call itself tells, where the list does not know the person. */
  synchronized User of(CallRecord call) {
    var now = clock.instant();
    if (askedAt == null || !now.isBefore(askedAt.plus(FRESH))) {
      byId = all();
      askedAt = now;
    }
    var told = new User(call.userName(), call.userEmail());
    var known = byId.getOrDefault(call.userId(), told);
    return new User(
        known.name().isEmpty() ? told.name() : known.name(),
        known.email().isEmpty() ? told.email() : known.email());
  }

  private Map<String, User> all() {
    var users = new HashMap<String, User>();
    api.forEachItem("/api/v2/users?state=all&limit=100", json -> enter(json, users));
    return users;
  }

  private static void enter(JsonNode json, Map<String, User> users) {
    try {
      var email = json.path("emails").path(0).asString("");
      users.put(Fields.text(json, "id"), new User(Fields.text(json, "display_name"), email));
    } catch (WrongShape e) {
      // The call's own words are as good.
    }
  }
}
