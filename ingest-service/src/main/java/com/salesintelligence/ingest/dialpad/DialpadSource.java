package com.salesintelligence.ingest.dialpad;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import com.salesintelligence.ingest.core.TimeCursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads Dialpad's calls; the cursor is a start time in microseconds, so long before the latest run
 * that calls which were under way then are found.
 */
public final class DialpadSource implements Source {

  public static final String NAME = "dialpad";

  private static final String CALL = "call";

  /** Of a call whose times cannot be read: it stays known to be unreadable. */
  private static final long NO_VERSION = Long.MAX_VALUE / 2;

  /** Versions of one call lie within the millisecond of its end. */
  private static final int LAST_STAGE = 900;

  private final DialpadSettings settings;
  private final InstantSource clock;
  private final DialpadApi api;
  private final Users users;
  private final Transcripts transcripts;
  private volatile boolean knowsOfTheseDays;

  DialpadSource(DialpadSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.api = new DialpadApi(settings, calls);
    this.users = new Users(api, clock);
    this.transcripts = new Transcripts(api, settings, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String scopeKind() {
    return "object_type";
  }

  @Override
  public List<String> scopes() {
    return settings.objectTypes();
  }

  @Override
  public Bookmark everything(String objectType, Sink sink) {
    var begun = clock.instant();
    // A call that changes keeps its times, and a transcript may lose lines.
    long atLeast = sink.remembersAll() ? micros(begun) : 0;
    api.forEachItem("/api/v2/call", json -> sink.accept(reading(json, true), atLeast));
    knowsOfTheseDays = true;
    return bookmark(begun, Instant.EPOCH);
  }

  @Override
  public Optional<Bookmark> changes(String objectType, String cursor, Sink sink) {
    return since(cursor).map(since -> changes(since, sink));
  }

  private Bookmark changes(Instant since, Sink sink) {
    var begun = clock.instant();
    var listed = new HashSet<RecordKey>();
    api.forEachItem(
        "/api/v2/call?started_after=" + Math.max(0, from(since, begun).toEpochMilli() - 1),
        json -> tell(reading(json, false), listed, sink));
    transcripts.due().stream()
        .filter(call -> !listed.contains(new RecordKey(CALL, call.id())))
        .forEach(call -> late(call).ifPresent(sink::accept));
    knowsOfTheseDays = true;
    return bookmark(begun, since);
  }

  /** A call that ended since the listing began was not in it. */
  @Override
  public Set<RecordKey> stillThere(String objectType, Collection<RecordKey> doubtful) {
    return Set.copyOf(doubtful);
  }

  /** Asks for them by the times at which they began: Dialpad's call for one is very slow. */
  Collection<CallNotice> noticed(Collection<CallNotice> notices, Sink sink) {
    if (settings.objectTypes().isEmpty()) {
      return List.of();
    }
    var hidden = new HashMap<String, CallNotice>();
    notices.forEach(notice -> hidden.merge(notice.callId(), notice, CallNotice::and));
    for (var span : CallNotice.spans(hidden.values())) {
      api.forEachItem(span.path(), json -> noticed(json, hidden, sink));
    }
    return hidden.values();
  }

  private void noticed(JsonNode json, Map<String, CallNotice> hidden, Sink sink) {
    var notice = hidden.get(json.path("call_id").asString(""));
    if (notice != null) {
      var reading = reading(json, notice.transcribed());
      sink.accept(reading);
      if (!notice.transcribed()
          || !(reading instanceof Reading.Present present)
          || !((Body.Call) present.body()).transcript().isEmpty()) {
        hidden.remove(notice.callId());
      }
    }
  }

  private static void tell(Reading reading, Set<RecordKey> listed, Sink sink) {
    listed.add(reading.key());
    sink.accept(reading);
  }

  /** After a start, all whose transcript may still be to come. */
  private Instant from(Instant since, Instant now) {
    var theseDays = now.minus(settings.transcriptPatience()).minus(settings.overlap());
    return knowsOfTheseDays || since.isBefore(theseDays) ? since : theseDays;
  }

  private Reading reading(JsonNode json, boolean anew) {
    var original = json.toString().getBytes(StandardCharsets.UTF_8);
    CallRecord call;
    try {
      call = CallRecord.of(json);
    } catch (WrongShape e) {
      // One without an id is known by its content, so that the next poll knows it again.
      var id = json.path("call_id").asString("");
      var name = id.isEmpty() ? "unreadable-" + Integer.toHexString(Arrays.hashCode(original)) : id;
      return unreadable(name, NO_VERSION, original, e);
    }
    try {
      return present(call, anew ? transcripts.ask(call) : transcripts.of(call));
    } catch (WrongShape e) {
      return unreadable(call.id(), version(call, LAST_STAGE), original, e);
    }
  }

  /** A call that is no longer listed, once there is a transcript. */
  private Optional<Reading> late(CallRecord call) {
    try {
      return transcripts.of(call).map(spoken -> present(call, Optional.of(spoken)));
    } catch (WrongShape e) {
      var original = call.toString().getBytes(StandardCharsets.UTF_8);
      return Optional.of(unreadable(call.id(), version(call, LAST_STAGE), original, e));
    }
  }

  private Reading present(CallRecord call, Optional<Spoken> transcript) {
    int stage = transcript.map(spoken -> 1 + spoken.lines().size()).orElse(0);
    var body = body(call, users.of(call), transcript.orElse(Spoken.NOTHING));
    return new Reading.Present(new RecordKey(CALL, call.id()), version(call, stage), body);
  }

  private static Reading unreadable(String id, long version, byte[] original, WrongShape problem) {
    return new Reading.Unreadable(
        new RecordKey(CALL, id), version, original, String.valueOf(problem.getMessage()));
  }

  /** Of the call's own time and its transcript, so that it is the same after a restart. */
  private static long version(CallRecord call, int stage) {
    return micros(call.endedAt()) + Math.min(stage, LAST_STAGE);
  }

  private static Body.Call body(CallRecord call, Users.User user, Spoken spoken) {
    return new Body.Call(
        call.direction(),
        call.from(),
        call.to(),
        call.startedAt(),
        call.endedAt(),
        call.talkedMs(),
        call.userId(),
        user.name(),
        user.email(),
        call.contactName(),
        call.entryPointCallId(),
        call.recorded(),
        spoken.lines(),
        spoken.moments(),
        spoken.sentiment());
  }

  private Optional<Instant> since(String cursor) {
    return TimeCursor.read(cursor, clock.instant().plus(settings.overlap()));
  }

  /** A call is listed once it has ended, by the time at which it began. */
  private Bookmark bookmark(Instant begun, Instant since) {
    var overlapping = begun.minus(settings.overlap());
    var cursor = overlapping.isBefore(since) ? since : overlapping;
    return new Bookmark(Long.toString(micros(cursor)), micros(begun) + LAST_STAGE, micros(cursor));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
