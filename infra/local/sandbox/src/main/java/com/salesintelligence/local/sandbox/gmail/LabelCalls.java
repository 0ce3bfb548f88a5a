package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Labels as objects, and labels on messages. */
final class LabelCalls {
  private static final int MOST = 1_000;

  private final Desk desk;
  private final Ledger ledger;
  private final MailWrites writes;
  private final Quota quota;
  private final InstantSource clock;

  LabelCalls(Desk desk, Ledger ledger, MailWrites writes, Quota quota, InstantSource clock) {
    this.desk = desk;
    this.ledger = ledger;
    this.writes = writes;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * @param path what follows {@code labels}
   */
  Answer answer(Mailbox mailbox, Request request, List<String> path) throws IOException {
    quota.spend(mailbox.address(), path.isEmpty() ? Quota.LABEL : Quota.LIST);
    var labels = desk.labels(mailbox.address());
    String call = request.method() + " " + path.size();
    return switch (call) {
      case "GET 0" ->
          GmailApi.json(
              out -> {
                out.writeArrayPropertyStart("labels");
                var ids = new ArrayList<>(Labels.SYSTEM);
                ids.addAll(labels.own().keySet());
                ids.forEach(id -> label(out, id, labels));
                out.writeEndArray();
              });
      case "POST 0" -> create(mailbox, labels, GmailApi.body(request));
      case "GET 1" -> get(mailbox, labels, path.getFirst());
      default -> throw GmailApi.noMethod(request);
    };
  }

  private static void label(JsonGenerator out, String id, Labels labels) {
    out.writeStartObject();
    properties(out, id, labels);
    out.writeEndObject();
  }

  private static void properties(JsonGenerator out, String id, Labels labels) {
    out.writeStringProperty("id", id);
    out.writeStringProperty("name", labels.name(id).orElse(id));
    out.writeStringProperty("type", Labels.SYSTEM.contains(id) ? "system" : "user");
  }

  private Answer get(Mailbox mailbox, Labels labels, String id) {
    if (!labels.knows(id)) {
      throw GmailApi.notFound();
    }
    var counts = mailbox.counts(id);
    return GmailApi.json(
        out -> {
          properties(out, id, labels);
          out.writeNumberProperty("messagesTotal", counts.messages());
          out.writeNumberProperty("messagesUnread", counts.unread());
          out.writeNumberProperty("threadsTotal", counts.threads());
        });
  }

  private Answer create(Mailbox mailbox, Labels labels, JsonNode body) throws IOException {
    String name = body.path("name").asString("").trim();
    if (name.isEmpty()) {
      throw GmailError.BAD_REQUEST.refusal("Invalid label name");
    }
    String id =
        ledger.together(
            () -> {
              if (labels.idOf(name).isPresent()) {
                throw GmailError.CONFLICT.refusal("Label name exists or conflicts");
              }
              String next = labels.nextId();
              ledger.write(
                  desk,
                  new Note(
                      Desk.LABEL,
                      next,
                      "created",
                      Map.of(Desk.MAILBOX, mailbox.address(), "name", name),
                      clock.instant()));
              return next;
            });
    return GmailApi.json(out -> properties(out, id, labels));
  }

  Answer modify(Mailbox mailbox, long id, JsonNode body) throws IOException {
    quota.spend(mailbox.address(), Quota.LIST);
    change(
        mailbox, id, named(mailbox, body, "addLabelIds"), named(mailbox, body, "removeLabelIds"));
    return shown(mailbox, id);
  }

  Answer trash(Mailbox mailbox, long id, boolean into) throws IOException {
    quota.spend(mailbox.address(), Quota.LIST);
    var trash = List.of("TRASH");
    change(mailbox, id, into ? trash : List.of(), into ? List.of("INBOX") : trash);
    return shown(mailbox, id);
  }

  private void change(Mailbox mailbox, long id, List<String> added, List<String> removed)
      throws IOException {
    var labels = mailbox.find(id).orElseThrow(GmailApi::notFound).labels();
    var more = added.stream().filter(label -> !labels.contains(label)).toList();
    var less = removed.stream().filter(labels::contains).toList();
    if (!more.isEmpty() || !less.isEmpty()) {
      writes.label(mailbox.address(), id, more, less);
    }
  }

  private static Answer shown(Mailbox mailbox, long id) {
    var message = mailbox.find(id).orElseThrow(GmailApi::notFound);
    return GmailApi.json(out -> MessageJson.labelledProperties(out, message));
  }

  Answer batchModify(Mailbox mailbox, JsonNode body) throws IOException {
    quota.spend(mailbox.address(), Quota.WATCH / 2);
    var added = named(mailbox, body, "addLabelIds");
    var removed = named(mailbox, body, "removeLabelIds");
    for (long id : ids(body)) {
      if (mailbox.find(id).isPresent()) {
        change(mailbox, id, added, removed);
      }
    }
    return GmailApi.nothing();
  }

  Answer batchDelete(Mailbox mailbox, JsonNode body) throws IOException {
    quota.spend(mailbox.address(), Quota.WATCH / 2);
    for (long id : ids(body)) {
      writes.delete(mailbox.address(), id);
    }
    return GmailApi.nothing();
  }

  private static List<Long> ids(JsonNode body) {
    var ids = new ArrayList<Long>();
    body.path("ids").forEach(id -> ids.add(GmailApi.id(id.asString(""))));
    if (ids.isEmpty() || ids.size() > MOST) {
      throw GmailError.BAD_REQUEST.refusal("ids must name 1 to " + MOST + " messages");
    }
    return ids;
  }

  private List<String> named(Mailbox mailbox, JsonNode body, String property) {
    var names = new ArrayList<String>();
    for (JsonNode name : body.path(property)) {
      String id = name.asString("");
      boolean fixed = id.equals("SENT") || id.equals("DRAFT");
      if (fixed || !desk.labels(mailbox.address()).knows(id)) {
        throw GmailError.BAD_REQUEST.refusal("Invalid label: " + id);
      }
      names.add(id);
    }
    return names;
  }
}
