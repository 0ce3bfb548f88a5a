package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.ListSequences.Sequence;
import com.salesintelligence.ingest.hubspot.CrmRecords.Reached;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads sequences. HubSpot shows them to a user, so they are asked for as each of its users. */
final class Sequences {

  static final String TYPE = "sequence";
  private static final int PAGE = 100;

  private final HubspotApi api;
  private final InstantSource clock;

  Sequences(HubspotApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * A sequence as a list shows it.
   *
   * @param seenBy a user who may see it
   */
  record Seen(JsonNode json, String seenBy) {

    String id() {
      return json.path("id").asString("");
    }

    String name() {
      return json.path("name").asString("");
    }

    Sequence listed() {
      return new Sequence(id(), name());
    }
  }

  /** Every sequence that any user sees, by id. */
  Map<String, Seen> all() {
    var all = new LinkedHashMap<String, Seen>();
    SourceFailure refusal = null;
    boolean answered = false;
    for (var owner : new Owners(api).all()) {
      if (!owner.userId().isEmpty()) {
        try {
          list(owner.userId(), all);
          answered = true;
        } catch (SourceFailure failure) {
          refusal = onlyThisUser(failure);
        }
      }
    }
    if (!answered && refusal != null) {
      throw refusal;
    }
    return all;
  }

  /** Users without a seat for sequences are refused; that says nothing of the others. */
  private static SourceFailure onlyThisUser(SourceFailure failure) {
    return switch (failure.fault()) {
      case SOURCE_UNAUTHORIZED, SOURCE_REQUEST_REJECTED -> failure;
      default -> throw failure;
    };
  }

  private void list(String user, Map<String, Seen> all) {
    var after = "";
    do {
      var path = "%s?userId=%s&limit=%d".formatted(root(), encode(user), PAGE);
      var page = Page.of(api.get(after.isEmpty() ? path : path + "&after=" + encode(after)));
      for (var json : page.results()) {
        var seen = new Seen(json, user);
        all.putIfAbsent(seen.id(), seen);
      }
      if (!after.isEmpty() && page.next().equals(after)) {
        throw HubspotFailures.unreadable(null);
      }
      after = page.next();
    } while (!after.isEmpty());
  }

  Optional<JsonNode> find(String id, String user) {
    return id.matches("\\d{1,18}")
        ? api.find("%s/%s?userId=%s".formatted(root(), id, encode(user)))
            .map(HubspotApi.Answer::json)
        : Optional.empty();
  }

  Reached since(@Nullable Instant since, Sink sink) {
    var begun = clock.instant();
    var latest = Instant.MIN;
    for (var seen : all().values()) {
      try {
        var at = HubRecord.time("updatedAt", seen.json().path("updatedAt").asString(""));
        if (at == null || !seen.id().matches("\\d{1,18}")) {
          throw new WrongShape("id or updatedAt of a sequence", "there");
        }
        latest = at.isAfter(latest) ? at : latest;
        if (since == null || !at.isBefore(since)) {
          read(seen, at, sink);
        }
      } catch (WrongShape e) {
        park(seen, e, sink);
      }
    }
    return new Reached(begun, latest);
  }

  private void read(Seen seen, Instant at, Sink sink) {
    var created = HubRecord.time("createdAt", seen.json().path("createdAt").asString(""));
    find(seen.id(), seen.seenBy())
        .ifPresent(
            whole ->
                sink.accept(
                    new Reading.Present(
                        new RecordKey(TYPE, seen.id()),
                        HubspotSource.micros(at),
                        new Body.HubspotSequence(
                            seen.name(),
                            seen.json().path("userId").asString(""),
                            true,
                            whole.path("steps").size(),
                            created,
                            at))));
  }

  private static void park(Seen seen, WrongShape problem, Sink sink) {
    var original = seen.json().toString().getBytes(StandardCharsets.UTF_8);
    var name =
        seen.id().isEmpty()
            ? "unreadable-" + Integer.toHexString(java.util.Arrays.hashCode(original))
            : seen.id();
    sink.accept(
        new Reading.Unreadable(
            new RecordKey(TYPE, name),
            Long.MAX_VALUE / 2,
            original,
            String.valueOf(problem.getMessage())));
  }

  private String root() {
    return api.dated("/automation/sequences");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
