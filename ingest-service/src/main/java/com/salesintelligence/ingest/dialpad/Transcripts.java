package com.salesintelligence.ingest.dialpad;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks for transcripts, which come later than their calls: at once, then in gaps that grow with the
 * age of the call, for some days. Remembers what it learnt of the calls of these days, for each run
 * lists many of them again.
 */
final class Transcripts {

  private final DialpadApi api;
  private final DialpadSettings settings;
  private final InstantSource clock;
  private final Map<String, Learnt> learnt = new ConcurrentHashMap<>();

  /**
   * @param spoken null as long as there is no transcript
   * @param problem why it cannot be read; null when it can
   * @param nextTime when it is asked for again
   */
  private record Learnt(
      CallRecord call, @Nullable Spoken spoken, @Nullable WrongShape problem, Instant nextTime) {

    boolean none() {
      return spoken == null && problem == null;
    }

    Learnt of(CallRecord newer) {
      return new Learnt(newer, spoken, problem, nextTime);
    }

    Optional<Spoken> transcript() {
      if (problem != null) {
        throw problem;
      }
      return Optional.ofNullable(spoken);
    }
  }

  Transcripts(DialpadApi api, DialpadSettings settings, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Asked anew, for a full run.
   *
   * @throws WrongShape when there is one that cannot be read
   */
  Optional<Spoken> ask(CallRecord call) {
    var json = api.find("/api/v2/transcripts/" + call.id());
    var now = clock.instant();
    var learning = json.map(found -> read(call, found, now)).orElseGet(() -> none(call, now));
    if (now.isBefore(forgottenAt(call))) {
      learnt.put(call.id(), learning);
    }
    return learning.transcript();
  }

  private static Learnt read(CallRecord call, JsonNode json, Instant now) {
    try {
      return new Learnt(call, Spoken.of(call, json), null, now);
    } catch (WrongShape e) {
      return new Learnt(call, null, e, now);
    }
  }

  private Learnt none(CallRecord call, Instant now) {
    var half = Duration.between(call.endedAt(), now).dividedBy(2);
    var first = settings.transcriptFirstWait();
    return new Learnt(call, null, null, now.plus(half.compareTo(first) > 0 ? half : first));
  }

  /**
   * As it is known, or asked for when it is time; a call that nobody answered has none as a rule.
   *
   * @throws WrongShape when there is one that cannot be read
   */
  Optional<Spoken> of(CallRecord call) {
    var known = learnt.get(call.id());
    if (known == null) {
      return call.talked() ? ask(call) : Optional.empty();
    }
    if (due(known)) {
      return ask(call);
    }
    // The call itself may have changed since.
    learnt.replace(call.id(), known, known.of(call));
    return known.transcript();
  }

  /** Calls of these days whose transcript is still to come, and is to be asked for now. */
  List<CallRecord> due() {
    var now = clock.instant();
    learnt.values().removeIf(one -> !now.isBefore(forgottenAt(one.call())));
    return learnt.values().stream().filter(this::due).map(Learnt::call).toList();
  }

  private boolean due(Learnt one) {
    var now = clock.instant();
    return one.none()
        && !now.isBefore(one.nextTime())
        && now.isBefore(one.call().endedAt().plus(settings.transcriptPatience()));
  }

  /** No run lists it again after that. */
  private Instant forgottenAt(CallRecord call) {
    return call.endedAt().plus(settings.transcriptPatience()).plus(settings.overlap());
  }
}
