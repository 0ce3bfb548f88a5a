package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Drafts, and mails that are sent. */
final class DraftCalls {
  private static final List<String> DRAFT = List.of("DRAFT");

  private final Desk desk;
  private final Ledger ledger;
  private final MailWrites writes;
  private final Quota quota;
  private final InstantSource clock;

  DraftCalls(Desk desk, Ledger ledger, MailWrites writes, Quota quota, InstantSource clock) {
    this.desk = desk;
    this.ledger = ledger;
    this.writes = writes;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * @param path what follows {@code drafts}
   */
  Answer answer(Mailbox mailbox, Request request, List<String> path) throws IOException {
    String first = path.isEmpty() ? "" : path.getFirst();
    String call =
        request.method() + (path.isEmpty() ? "" : first.equals("send") ? " send" : " {id}");
    return switch (call) {
      case "GET" -> list(mailbox, request);
      case "POST" -> create(mailbox, request);
      case "POST send" -> sendDraft(mailbox, request);
      case "GET {id}" -> get(mailbox, first, request);
      case "PUT {id}" -> update(mailbox, first, request);
      case "DELETE {id}" -> delete(mailbox, first);
      default -> throw GmailApi.noMethod(request);
    };
  }

  private Answer list(Mailbox mailbox, Request request) {
    quota.spend(mailbox.address(), Quota.LIST);
    var wanted = Search.of(request.parameter("q").orElse(""), desk.labels(mailbox.address()));
    var page =
        mailbox.list(
            Paging.place(request),
            Paging.size(request, 100, 500),
            message -> message.labels().contains("DRAFT") && wanted.test(message));
    return GmailApi.json(
        out -> {
          if (!page.items().isEmpty()) {
            out.writeArrayPropertyStart("drafts");
            page.items().forEach(message -> reference(out, message));
            out.writeEndArray();
          }
          Paging.next(out, page.next());
          out.writeNumberProperty("resultSizeEstimate", page.items().size());
        });
  }

  private void reference(JsonGenerator out, Message message) {
    out.writeStartObject();
    properties(out, message);
    out.writeEndObject();
  }

  private void properties(JsonGenerator out, Message message) {
    out.writeStringProperty("id", desk.draftId(message.id()));
    out.writeName("message");
    MessageJson.labelled(out, message);
  }

  private Answer create(Mailbox mailbox, Request request) throws IOException {
    quota.spend(mailbox.address(), Quota.DRAFT);
    var mail = OutgoingMail.of(GmailApi.body(request).path("message"));
    long id = writes.put(mailbox.address(), mail.rfc822(), DRAFT, mail.thread(mailbox));
    return shown(mailbox, id);
  }

  private Answer shown(Mailbox mailbox, long id) {
    var message = mailbox.find(id).orElseThrow(GmailApi::notFound);
    return GmailApi.json(out -> properties(out, message));
  }

  private Message draft(Mailbox mailbox, String id) {
    return mailbox
        .find(desk.message(id))
        .filter(message -> message.labels().contains("DRAFT"))
        .orElseThrow(GmailApi::notFound);
  }

  private Answer get(Mailbox mailbox, String id, Request request) {
    quota.spend(mailbox.address(), Quota.GET);
    var message = draft(mailbox, id);
    String format = request.parameter("format").orElse("full");
    byte[] json = GmailApi.bytes(MessageJson.formatted(message, format, List.of()));
    return GmailApi.json(
        out -> {
          out.writeStringProperty("id", id);
          out.writeName("message");
          out.writeRawValue(new String(json, StandardCharsets.UTF_8));
        });
  }

  /** The draft keeps its id, its message gets a new one. */
  private Answer update(Mailbox mailbox, String id, Request request) throws IOException {
    quota.spend(mailbox.address(), Quota.UPDATE);
    var before = draft(mailbox, id);
    var mail = OutgoingMail.of(GmailApi.body(request).path("message"));
    var thread =
        mail.threadId().isEmpty() ? OptionalLong.of(before.threadId()) : mail.thread(mailbox);
    long message =
        ledger.together(
            () -> {
              long next = writes.put(mailbox.address(), mail.rfc822(), DRAFT, thread);
              ledger.write(
                  desk,
                  new Note(
                      Desk.DRAFT,
                      id,
                      "moved",
                      Map.of(Desk.MAILBOX, mailbox.address(), "message", Long.toString(next)),
                      clock.instant()));
              writes.delete(mailbox.address(), before.id());
              return next;
            });
    return shown(mailbox, message);
  }

  private Answer delete(Mailbox mailbox, String id) throws IOException {
    quota.spend(mailbox.address(), Quota.DRAFT);
    writes.delete(mailbox.address(), draft(mailbox, id).id());
    return GmailApi.nothing();
  }

  private Answer sendDraft(Mailbox mailbox, Request request) throws IOException {
    JsonNode body = GmailApi.body(request);
    String id = body.path("id").asString("");
    if (id.isEmpty()) {
      return send(mailbox, OutgoingMail.of(body.path("message")));
    }
    quota.spend(mailbox.address(), Quota.SEND);
    var draft = draft(mailbox, id);
    var mail =
        body.path("message").has("raw")
            ? OutgoingMail.of(body.path("message"))
            : new OutgoingMail(draft.source().read().rfc822(), "");
    checkRecipients(mail);
    return sent(
        mailbox,
        ledger.together(
            () -> {
              long next =
                  writes.put(
                      mailbox.address(),
                      mail.rfc822(),
                      List.of("SENT"),
                      OptionalLong.of(draft.threadId()));
              writes.delete(mailbox.address(), draft.id());
              deliver(mailbox, mail);
              return next;
            }));
  }

  Answer send(Mailbox mailbox, OutgoingMail mail) throws IOException {
    quota.spend(mailbox.address(), Quota.SEND);
    checkRecipients(mail);
    var thread = mail.thread(mailbox);
    return sent(
        mailbox,
        ledger.together(
            () -> {
              long id = writes.put(mailbox.address(), mail.rfc822(), List.of("SENT"), thread);
              deliver(mailbox, mail);
              return id;
            }));
  }

  private static void checkRecipients(OutgoingMail mail) {
    if (mail.recipients().isEmpty()) {
      throw GmailError.BAD_REQUEST.refusal("Recipient address required");
    }
  }

  private void deliver(Mailbox from, OutgoingMail mail) throws IOException {
    for (String recipient : mail.recipients()) {
      if (!recipient.equals(from.address())) {
        writes.receive(recipient, mail.rfc822());
      }
    }
  }

  private static Answer sent(Mailbox mailbox, long id) {
    var message = mailbox.find(id).orElseThrow(GmailApi::notFound);
    return GmailApi.json(out -> MessageJson.labelledProperties(out, message));
  }
}
