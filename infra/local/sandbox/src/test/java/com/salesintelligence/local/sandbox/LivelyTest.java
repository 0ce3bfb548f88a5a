package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.Scale;
import com.salesintelligence.local.sandbox.dialpad.CallLog;
import com.salesintelligence.local.sandbox.dialpad.Dialpad;
import com.salesintelligence.local.sandbox.hubspot.Crm;
import com.salesintelligence.local.sandbox.hubspot.HubSpot;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivelyTest {
  private static final Scale SMALL = new Scale(40, 160, 20, 1_500);

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");

  private final CallLog log = new CallLog();
  private final Crm crm = new Crm();

  private World open(CallLog calls, Crm contacts) throws IOException {
    return World.open(
        Optional.of(folder), 42, "small", _ -> SMALL, () -> now, List.of(calls, contacts));
  }

  private static List<Map<String, ?>> dump(Dialpad dialpad, String object) throws IOException {
    var lines = new ArrayList<Map<String, ?>>();
    dialpad.dump(object, lines::add);
    return lines;
  }

  private static List<Map<String, ?>> enrollments(HubSpot hubSpot) throws IOException {
    var lines = new ArrayList<Map<String, ?>>();
    hubSpot.dumpEnrollments(lines::add);
    return lines;
  }

  @Test
  void listsCallsOnceTheyAreOverAndTheirTranscriptsLater() throws IOException {
    try (var dialpad = new Dialpad(log, open(log, crm), () -> now)) {
      int calls = dump(dialpad, "calls").size();
      int transcripts = dump(dialpad, "transcripts").size();
      for (int i = 0; i < 20; i++) {
        dialpad.live(Dice.of(1, i));
      }
      assertThat(dump(dialpad, "calls")).hasSize(calls);

      now = now.plus(Duration.ofHours(1));
      assertThat(dump(dialpad, "calls").size()).isGreaterThanOrEqualTo(calls + 20);
      now = now.plus(Duration.ofHours(1));
      assertThat(dump(dialpad, "transcripts").size()).isGreaterThan(transcripts + 5);
    }
  }

  @Test
  void goesOnInSequencesAndKeepsAllOfItThroughARestart() throws IOException {
    List<Map<String, ?>> enrolled;
    List<Map<String, ?>> calls;
    var world = open(log, crm);
    try (var hubSpot = new HubSpot(crm, world, () -> now);
        var dialpad = new Dialpad(log, world, () -> now)) {
      var before = enrollments(hubSpot);
      for (int i = 0; i < 60; i++) {
        hubSpot.live(Dice.of(2, i));
        dialpad.live(Dice.of(3, i));
      }
      now = now.plus(Duration.ofHours(2));
      enrolled = enrollments(hubSpot);
      calls = dump(dialpad, "calls");
      assertThat(enrolled.size()).isGreaterThan(before.size());
      assertThat(enrolled)
          .extracting(one -> (Object) one.get("status"))
          .contains("replied", "active");
    }
    var again = new Crm();
    var callsAgain = new CallLog();
    var worldAgain = open(callsAgain, again);
    try (var hubSpot = new HubSpot(again, worldAgain, () -> now);
        var dialpad = new Dialpad(callsAgain, worldAgain, () -> now)) {
      assertThat(enrollments(hubSpot)).isEqualTo(enrolled);
      assertThat(dump(dialpad, "calls")).isEqualTo(calls);
    }
  }
}
