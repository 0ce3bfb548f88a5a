package com.salesintelligence.local.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Several changes of few records at once: what one record at a time does not bring about. */
final class Bursts {

  private static final String CONTACTS = "hubspot/contacts";
  private static final String CALLS = "dialpad/calls";
  private static final String MAILS = "gmail/messages";
  private static final List<String> RESTORABLE =
      List.of("salesforce/Account", "salesforce/Lead", "salesforce/Task", CONTACTS);
  private static final List<String> MERGEABLE =
      List.of("salesforce/Account", "salesforce/Contact", "salesforce/Lead", CONTACTS);

  private final Change change;
  private final KnownToScript known;
  private final Random random;
  private final InventedFields invented;

  /** Asks the sandbox for one change, and counts it when it was made. */
  interface Change {
    void make(String what, String method, String path, Map<String, ?> fields);
  }

  Bursts(Change change, KnownToScript known, Random random, InventedFields invented) {
    this.change = change;
    this.known = known;
    this.random = random;
    this.invented = invented;
  }

  void next() {
    switch (random.nextInt(8)) {
      case 0 -> changedAgainAndAgain();
      case 1 -> deletedTwice(one(RESTORABLE));
      case 2 -> mergedInAChain(one(MERGEABLE));
      case 3 -> mergedAndRestored();
      case 4 -> manyAtOneTime();
      case 5 -> enrolledOrNoMore();
      case 6 -> historyLostAndMailsDeleted();
      default -> transcriptRewritten();
    }
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One record, many times within a second; the last word counts. */
  private void changedAgainAndAgain() {
    var type = random.nextBoolean() ? "Contact" : "Opportunity";
    var record = "/salesforce/" + type + "/" + known.any("salesforce/" + type);
    var person = "/" + CONTACTS + "/" + known.any(CONTACTS);
    var mail = "/" + MAILS + "/" + known.any(MAILS);
    for (int i = 0; i < 12; i++) {
      patch(record, invented.some(invented.salesforce(type)));
      patch(person, invented.some(invented.hubspot("contacts")));
      patch(mail, Map.of(i % 2 == 0 ? "add" : "remove", List.of("STARRED")));
    }
  }

  private void deletedTwice(String object) {
    var id = known.take(known.living(object));
    known.gone(object).add(id);
    var path = "/" + object + "/" + id;
    delete(path);
    post(path + "/restore");
    if (random.nextBoolean()) {
      delete(path);
    }
  }

  /** The first into the second, the second into the third. */
  private void mergedInAChain(String object) {
    var first = known.take(known.living(object));
    var second = known.take(known.living(object));
    post("/" + object + "/" + first + "/merge-into/" + second);
    post("/" + object + "/" + second + "/merge-into/" + known.any(object));
  }

  private void mergedAndRestored() {
    var object = one(MERGEABLE.subList(0, 3));
    var id = known.take(known.living(object));
    post("/" + object + "/" + id + "/merge-into/" + known.any(object));
    post("/" + object + "/" + id + "/restore");
    known.living(object).add(id);
  }

  /** An import gives all of its records one time. */
  private void manyAtOneTime() {
    var at = "?modified=" + Instant.now().minusSeconds(random.nextInt(60));
    var hub = random.nextBoolean();
    for (int i = 0; i < 30; i++) {
      if (hub) {
        patch("/" + CONTACTS + "/" + known.any(CONTACTS) + at, Map.of("country", word()));
      } else {
        patch(
            "/salesforce/Lead/" + known.any("salesforce/Lead") + at,
            invented.some(invented.salesforce("Lead")));
      }
    }
  }

  private void enrolledOrNoMore() {
    var sequences = known.sources().truth("hubspot/sequences");
    var owners =
        known.sources().truth("hubspot/owners").stream()
            .filter(owner -> owner.path("connected").asBoolean(false))
            .toList();
    var going =
        known.sources().truth("hubspot/enrollments").stream()
            .filter(one -> one.path("status").asString().equals("active"))
            .toList();
    for (int i = 0; i < 4; i++) {
      var owner = owners.get(random.nextInt(owners.size()));
      var contact = known.any(CONTACTS);
      patch("/" + CONTACTS + "/" + contact, Map.of("hubspot_owner_id", text(owner, "id")));
      change.make(
          "enrolled",
          "POST",
          "/hubspot/enrollments",
          Map.of(
              "userId", text(owner, "userId"),
              "contactId", contact,
              "sequenceId", text(sequences.get(random.nextInt(sequences.size())), "id"),
              "senderEmail", text(owner, "email")));
    }
    if (!going.isEmpty()) {
      var one = "/hubspot/enrollments/" + text(going.get(random.nextInt(going.size())), "id");
      var status = one(List.of("finished", "replied", "unenrolled", "bounced"));
      change.make("enrolment ended", "PATCH", one, Map.of("status", status));
    }
  }

  private static String text(JsonNode record, String field) {
    return record.path(field).asString("");
  }

  private void historyLostAndMailsDeleted() {
    var lost = Map.of("source", "gmail", "fault", "stale-history", "path", "*/history");
    change.make("burst", "POST", "/faults", lost);
    for (int i = 0; i < 5; i++) {
      delete("/" + MAILS + "/" + known.take(known.living(MAILS)));
      patch("/" + MAILS + "/" + known.any(MAILS), Map.of("add", List.of("IMPORTANT")));
    }
  }

  /** It grows, becomes shorter, and may go. */
  private void transcriptRewritten() {
    var call = "/" + CALLS + "/" + known.any(CALLS);
    transcribe(call, 9);
    transcribe(call, 4);
    if (random.nextInt(3) == 0) {
      delete(call.replace("calls", "transcripts"));
    } else {
      transcribe(call, random.nextBoolean() ? 6 : 2);
    }
  }

  private void transcribe(String call, int lines) {
    var start = Instant.now().minusSeconds(600);
    var said =
        IntStream.range(0, lines)
            .mapToObj(
                i ->
                    Map.of(
                        "type",
                        "transcript",
                        "content",
                        word(),
                        "name",
                        "Ann",
                        "time",
                        start.plusSeconds(i).toString().replace("Z", "")))
            .toList();
    change.make(
        "burst",
        "POST",
        call + "/transcript?ready_after_ms=" + random.nextInt(500),
        Map.of("lines", new ArrayList<>(said)));
  }

  private String word() {
    return invented.word("burst");
  }

  private void patch(String path, Map<String, ?> fields) {
    change.make("burst", "PATCH", path, fields);
  }

  private void post(String path) {
    change.make("burst", "POST", path, Map.of());
  }

  private void delete(String path) {
    change.make("burst", "DELETE", path, Map.of());
  }
}
