package com.salesintelligence.local.sandbox.gmail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** A message as the dump of the truth shows it. */
public final class MessageLine {
  private static final Set<String> SHOWN =
      Set.of("from", "to", "cc", "subject", "date", "message-id", "in-reply-to");

  private MessageLine() {}

  public static void write(JsonGenerator out, String mailbox, Message message) {
    out.writeStringProperty("id", Message.hex(message.id()));
    out.writeStringProperty("version", Long.toString(message.historyId()));
    out.writeStringProperty("mailbox", mailbox);
    out.writeStringProperty("threadId", Message.hex(message.threadId()));
    out.writeArrayPropertyStart("labelIds");
    message.labels().forEach(out::writeString);
    out.writeEndArray();
    out.writeStringProperty("internalDate", Long.toString(message.internalDate()));
    var content = message.source().read();
    out.writeNumberProperty("sizeEstimate", content.rfc822().length);
    out.writeStringProperty("snippet", Snippet.of(content));
    var seen = new HashSet<String>();
    for (var header : Headers.read(content.rfc822(), Headers.end(content.rfc822()))) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (SHOWN.contains(name) && seen.add(name)) {
        out.writeStringProperty(name, EncodedWords.decode(header.getValue()));
      }
    }
  }
}
