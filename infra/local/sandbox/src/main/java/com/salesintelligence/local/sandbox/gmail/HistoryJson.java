package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/** Answers history.list. */
final class HistoryJson {
  private HistoryJson() {}

  static Answer answer(Mailbox mailbox, String startHistoryId, Request request) {
    Long start = GmailApi.unsigned(startHistoryId);
    if (start == null) {
      throw GmailError.BAD_REQUEST.refusal(
          "Invalid value at 'start_history_id': " + startHistoryId);
    }
    // Read before the page: what arrives in between is told twice, but never skipped.
    long historyId = mailbox.historyId();
    if (!mailbox.knows(start)) {
      throw GmailError.NOT_FOUND.refusal("Requested entity was not found.");
    }
    var page =
        mailbox.history(
            start, Paging.place(request), Paging.size(request, 100, 500), wanted(request));
    return GmailApi.json(
        out -> {
          if (!page.items().isEmpty()) {
            out.writeArrayPropertyStart("history");
            page.items().forEach(change -> write(out, change));
            out.writeEndArray();
          }
          Paging.next(out, page.next());
          out.writeStringProperty("historyId", Long.toString(historyId));
        });
  }

  private static Predicate<Change> wanted(Request request) {
    List<String> types = request.parameters("historyTypes");
    var label = request.parameter("labelId");
    return change ->
        (types.isEmpty() || types.contains(change.type().parameter))
            && (label.isEmpty()
                || change.labels().contains(label.get())
                || change.changed().contains(label.get()));
  }

  private static void write(JsonGenerator out, Change change) {
    out.writeStartObject();
    out.writeStringProperty("id", Long.toString(change.historyId()));
    out.writeArrayPropertyStart("messages");
    message(out, change, false);
    out.writeEndArray();
    out.writeArrayPropertyStart(change.type().property);
    out.writeStartObject();
    out.writeName("message");
    message(out, change, true);
    if (change.type().labels()) {
      labels(out, change.changed());
    }
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void message(JsonGenerator out, Change change, boolean withLabels) {
    out.writeStartObject();
    out.writeStringProperty("id", Message.hex(change.messageId()));
    out.writeStringProperty("threadId", Message.hex(change.threadId()));
    if (withLabels) {
      labels(out, change.labels());
    }
    out.writeEndObject();
  }

  private static void labels(JsonGenerator out, List<String> labels) {
    out.writeArrayPropertyStart("labelIds");
    labels.forEach(out::writeString);
    out.writeEndArray();
  }
}
