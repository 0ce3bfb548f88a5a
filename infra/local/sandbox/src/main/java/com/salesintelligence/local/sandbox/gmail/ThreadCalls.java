package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** Threads: listed by their newest message, read whole. */
final class ThreadCalls {
  private final Quota quota;

  ThreadCalls(Quota quota) {
    this.quota = quota;
  }

  Answer list(Mailbox mailbox, Request request, Predicate<Message> wanted) {
    quota.spend(mailbox.address(), Quota.DRAFT);
    var seen = new HashSet<Long>();
    var page =
        mailbox.list(
            Paging.place(request),
            Paging.size(request, 100, 500),
            message ->
                mailbox.newest(message.threadId(), wanted) == message.id()
                    && seen.add(message.threadId()));
    return GmailApi.json(
        out -> {
          if (!page.items().isEmpty()) {
            out.writeArrayPropertyStart("threads");
            for (Message message : page.items()) {
              out.writeStartObject();
              out.writeStringProperty("id", Message.hex(message.threadId()));
              out.writeStringProperty("snippet", Snippet.of(message.source().read()));
              out.writeStringProperty("historyId", Long.toString(message.historyId()));
              out.writeEndObject();
            }
            out.writeEndArray();
          }
          Paging.next(out, page.next());
          out.writeNumberProperty("resultSizeEstimate", page.items().size());
        });
  }

  Answer get(Mailbox mailbox, long id, Request request) {
    quota.spend(mailbox.address(), Quota.GET * 2);
    List<Message> messages = mailbox.thread(id);
    if (messages.isEmpty()) {
      throw GmailApi.notFound();
    }
    String format = request.parameter("format").orElse("full");
    if (format.equals("raw")) {
      throw GmailError.BAD_REQUEST.refusal("Invalid value at 'format': raw");
    }
    return GmailApi.json(
        out -> {
          out.writeStringProperty("id", Message.hex(id));
          out.writeStringProperty(
              "historyId",
              Long.toString(messages.stream().mapToLong(Message::historyId).max().orElseThrow()));
          out.writeArrayPropertyStart("messages");
          for (Message message : messages) {
            byte[] json =
                GmailApi.bytes(
                    MessageJson.formatted(message, format, request.parameters("metadataHeaders")));
            out.writeRawValue(new String(json, StandardCharsets.UTF_8));
          }
          out.writeEndArray();
        });
  }
}
