package com.salesintelligence.local.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Creates, changes, deletes, restores and merges records of all sources in an order that its seed
 * decides.
 */
final class ChangeScript {

  private static final List<String> MERGED = List.of("Account", "Contact", "Lead");
  private static final List<String> SALESFORCE =
      List.of("Account", "Contact", "Lead", "Opportunity", "Task", "Event", "EmailMessage", "User");
  private static final Duration LATEST_COMMIT = Duration.ofMinutes(3);

  /** One step in so many is several at once. */
  private static final int BURSTS = 200;

  private final SourceRecords sources;
  private final Random random;
  private final KnownToScript known;
  private final Map<String, Integer> done = new TreeMap<>();
  private final List<String> mailboxes;
  private final InventedFields invented;
  private final Bursts bursts;

  ChangeScript(SourceRecords sources, long seed) {
    this.sources = sources;
    this.random = new Random(seed);
    this.known = new KnownToScript(sources, random);
    this.invented = new InventedFields(random, seed, known::any);
    SALESFORCE.forEach(type -> known.learn("salesforce/" + type));
    List.of("hubspot/contacts", "hubspot/companies", "dialpad/calls", "gmail/messages")
        .forEach(known::learn);
    mailboxes =
        sources.truth("gmail/messages").stream()
            .map(mail -> mail.get("mailbox").asString())
            .distinct()
            .sorted()
            .toList();
    this.bursts = new Bursts(this::count, known, random, invented);
  }

  /** How often each kind of change was made. */
  Map<String, Integer> done() {
    return done;
  }

  void step() {
    int dice = random.nextInt(100);
    if (random.nextInt(BURSTS) == 0) {
      bursts.next();
    } else if (dice < 45) {
      salesforce(SALESFORCE.get(random.nextInt(SALESFORCE.size())));
    } else if (dice < 70) {
      hubspot(random.nextInt(3) == 0 ? "companies" : "contacts");
    } else if (dice < 83) {
      dialpad();
    } else {
      gmail();
    }
  }

  private void salesforce(String type) {
    var object = "salesforce/" + type;
    int dice = random.nextInt(100);
    if (dice < 30) {
      make(object, late(object), invented.salesforce(type));
    } else if (dice < 70 || type.equals("User")) {
      change(
          object,
          random.nextInt(10) == 0 ? late(object) : "",
          invented.some(invented.salesforce(type)));
    } else if (dice < 85) {
      delete(object);
    } else if (dice < 94 || !MERGED.contains(type)) {
      restore(object);
    } else {
      merge(object);
    }
  }

  /** Commits that come out of order, or show late. */
  private String late(String object) {
    return switch (random.nextInt(8)) {
      case 0 ->
          "?modified="
              + Instant.now().minusMillis(random.nextLong(LATEST_COMMIT.toMillis())).toString();
      case 1 -> object.startsWith("salesforce") ? "?visible_after_ms=" + random.nextInt(4000) : "";
      case 2 -> object.startsWith("hubspot") ? "?visible_after_ms=" + random.nextInt(4000) : "";
      default -> "";
    };
  }

  private void hubspot(String type) {
    var object = "hubspot/" + type;
    int dice = random.nextInt(100);
    if (dice < 25) {
      make(object, late(object), invented.hubspot(type));
    } else if (dice < 55) {
      change(
          object,
          random.nextInt(10) == 0 ? late(object) : "",
          invented.some(invented.hubspot(type)));
    } else if (dice < 67) {
      delete(object);
    } else if (dice < 75) {
      restore(object);
    } else if (dice < 80) {
      merge(object);
    } else if (dice < 82) {
      forget(object);
    } else {
      associate();
    }
  }

  private void associate() {
    var contact = known.any("hubspot/contacts");
    var company = known.any("hubspot/companies");
    if (random.nextInt(4) > 0) {
      var link = Map.of("contact", contact, "company", company, "primary", random.nextBoolean());
      count("hubspot/associations create", "POST", "/hubspot/associations", link);
    } else {
      sources.truth("hubspot/associations").stream()
          .skip(random.nextInt(30))
          .findFirst()
          .ifPresent(
              link ->
                  count(
                      "hubspot/associations delete",
                      "DELETE",
                      "/hubspot/associations/" + link.get("id").asString(),
                      Map.of()));
    }
  }

  private void forget(String object) {
    var id = known.take(known.living(object));
    count(object + " forget", "POST", "/" + object + "/" + id + "/forget", Map.of());
  }

  private void dialpad() {
    var object = "dialpad/calls";
    int dice = random.nextInt(100);
    if (dice < 45) {
      make(
          object,
          random.nextInt(5) == 0 ? "?visible_after_ms=" + random.nextInt(4000) : "",
          invented.call());
    } else if (dice < 60) {
      change(object, "", Map.of("duration", 1_000.0 * (1 + random.nextInt(600))));
    } else if (dice < 70) {
      delete(object);
    } else {
      transcribe(known.any(object));
    }
  }

  private void transcribe(String id) {
    var lines = new ArrayList<Map<String, String>>();
    var start = Instant.now().minusSeconds(600);
    for (int i = 0; i <= random.nextInt(4); i++) {
      var time = start.plusSeconds(i).toString().replace("Z", "");
      lines.add(
          Map.of(
              "type",
              "transcript",
              "content",
              invented.word("said"),
              "name",
              invented.word("Ann"),
              "time",
              time));
    }
    count(
        "dialpad/transcripts create",
        "POST",
        "/dialpad/calls/" + id + "/transcript?ready_after_ms=" + random.nextInt(3_000),
        Map.of("lines", lines));
  }

  private void gmail() {
    var object = "gmail/messages";
    int dice = random.nextInt(100);
    if (dice < 45) {
      drop();
    } else if (dice < 75) {
      label(known.any(object));
    } else if (dice < 85) {
      delete(object);
    } else if (dice < 93) {
      var id = known.take(known.living(object));
      known.gone(object).add(id);
      count("gmail trash", "PATCH", "/" + object + "/" + id, Map.of("add", List.of("TRASH")));
    } else {
      restore(object);
    }
  }

  private void drop() {
    var mail =
        """
        From: %s <%s@customer.example>
        To: %s
        Subject: %s
        Message-ID: <%s@script.example>
        Date: Thu, 19 Nov 2026 10:00:00 +0000

        %s
        """
            .formatted(
                invented.word("Bo"),
                invented.word("bo"),
                mailboxes.get(0),
                invented.word("Question"),
                invented.word("id"),
                invented.word("Hello, "));
    var mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
    sources
        .call(
            "POST",
            "/gmail/" + mailbox + "/messages",
            mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
        .ifPresent(made -> born("gmail/messages", made));
  }

  private void label(String id) {
    var names = List.of("STARRED", "UNREAD", "IMPORTANT");
    var change =
        Map.of(
            random.nextBoolean() ? "add" : "remove",
            List.of(names.get(random.nextInt(names.size()))));
    count("gmail label", "PATCH", "/gmail/messages/" + id, change);
  }

  private void make(String object, String late, Map<String, Object> fields) {
    sources
        .call("POST", "/" + object + late, fields)
        .ifPresent(
            made -> {
              if (!late.startsWith("?visible")) {
                born(object, made);
              } else {
                done.merge(object + " create late", 1, Integer::sum);
              }
            });
  }

  private void born(String object, JsonNode made) {
    done.merge(object + " create", 1, Integer::sum);
    known.living(object).add(made.get("id").asString());
  }

  private void change(String object, String late, Map<String, Object> fields) {
    count(object + " change", "PATCH", "/" + object + "/" + known.any(object) + late, fields);
  }

  private void delete(String object) {
    var id = known.take(known.living(object));
    known.gone(object).add(id);
    count(object + " delete", "DELETE", "/" + object + "/" + id, Map.of());
  }

  private void restore(String object) {
    if (!known.gone(object).isEmpty()) {
      var id = known.take(known.gone(object));
      sources
          .call("POST", "/" + object + "/" + id + "/restore", Map.of())
          .ifPresent(
              back -> {
                done.merge(object + " restore", 1, Integer::sum);
                known.living(object).add(id);
              });
    }
  }

  private void merge(String object) {
    var loser = known.take(known.living(object));
    count(
        object + " merge",
        "POST",
        "/" + object + "/" + loser + "/merge-into/" + known.any(object),
        Map.of());
  }

  private void count(String what, String method, String path, Map<String, ?> fields) {
    sources.call(method, path, fields).ifPresent(answer -> done.merge(what, 1, Integer::sum));
  }
}
