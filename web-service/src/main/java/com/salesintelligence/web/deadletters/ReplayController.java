package com.salesintelligence.web.deadletters;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.commands.SyncRequested;
import com.salesintelligence.web.commands.Commands;
import com.salesintelligence.web.problems.BadRequest;
import com.salesintelligence.web.problems.NotFound;
import com.salesintelligence.web.security.SignedIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Asks the service that failed to take dead letters again. */
@Controller
class ReplayController {

  /** One command stays far below Pub/Sub's limit of 10 MB. */
  private static final int PER_COMMAND = 500;

  private static final int LONGEST_REASON = 300;

  private final Letters letters;
  private final Commands commands;
  private final InstantSource clock;

  ReplayController(Letters letters, Commands commands, InstantSource clock) {
    this.letters = letters;
    this.commands = commands;
    this.clock = clock;
  }

  @PostMapping("/dead-letters/replay")
  String one(
      @RequestParam String letter,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn user) {
    var found =
        letters
            .letter(letter)
            .first()
            .orElseThrow(() -> new NotFound("There is no dead letter with this id."));
    if (remedy(letter, found) != Remedy.REPLAY) {
      throw new BadRequest("This letter cannot be sent again: it never was a message.");
    }
    var service = String.valueOf(found.service());
    return replay(service, String.valueOf(found.fingerprint()), List.of(letter), why(reason), user);
  }

  @PostMapping("/dead-letters/replay-all")
  String all(
      @RequestParam String service,
      @RequestParam String fingerprint,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn user) {
    var ids = letters.open(fingerprint, service).all().stream().map(OpenRow::deadLetterId).toList();
    if (ids.isEmpty()) {
      throw new BadRequest("None of these dead letters is open any more.");
    }
    return replay(service, fingerprint, ids, why(reason), user);
  }

  /** What could not be read is read again, with all else of its source. */
  @PostMapping("/dead-letters/read-again")
  String readAgain(@RequestParam String letter, @AuthenticationPrincipal SignedIn user) {
    var found =
        letters
            .letter(letter)
            .first()
            .orElseThrow(() -> new NotFound("There is no dead letter with this id."));
    if (remedy(letter, found) != Remedy.READ_AGAIN) {
      throw new BadRequest("The source of this letter cannot be read again from here.");
    }
    var source = Remedy.source(letters.attributes(letter).all());
    var command =
        SyncRequested.newBuilder()
            .setSource(source)
            .setSyncType("full")
            .setRequestedBy(user.name())
            .build();
    commands.send(Topic.INGEST_COMMANDS, source, command);
    return "redirect:"
        + UriComponentsBuilder.fromPath("/dead-letters/letters/{id}")
            .queryParam("reading", true)
            .build(letter);
  }

  private Remedy remedy(String id, Letter letter) {
    return Remedy.of(
        letter.service(), letter.subscription(), Remedy.source(letters.attributes(id).all()));
  }

  private String replay(
      String service, String fingerprint, List<String> ids, String reason, SignedIn user) {
    var topic = CommandTopic.of(service);
    Instant since = clock.instant();
    for (int start = 0; start < ids.size(); start += PER_COMMAND) {
      var some = ids.subList(start, Math.min(start + PER_COMMAND, ids.size()));
      var command =
          ReplayRequested.newBuilder()
              .addAllDeadLetterIds(some)
              .setRequestedBy(user.name())
              .setReason(reason)
              .build();
      commands.send(topic, fingerprint, command);
    }
    return "redirect:"
        + UriComponentsBuilder.fromPath("/dead-letters/groups/{service}/{fingerprint}")
            .queryParam("asked", ids.size())
            .queryParam("since", since)
            .build(service, fingerprint);
  }

  private static String why(String reason) {
    if (reason.isBlank()) {
      throw new BadRequest("Say why the messages should be sent again.");
    }
    return reason.strip().substring(0, Math.min(LONGEST_REASON, reason.strip().length()));
  }
}
