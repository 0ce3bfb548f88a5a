package com.salesintelligence.ingest.gmail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.RawField;

/**
 * A reply as RFC 5322 writes it.
 *
 * @param messageId in angle brackets
 */
record ReplyMail(
    String from,
    List<Mailbox> to,
    AnsweredMail answered,
    String messageId,
    Instant writtenAt,
    String text) {

  /** As mail programs of other languages write it, too. */
  private static final Pattern REPLY =
      Pattern.compile("(re|aw|sv|antw)\\s*:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The same subject keeps it in its conversation. */
  String subject() {
    var subject = answered.subject();
    return REPLY.matcher(subject).matches() ? subject : ("Re: " + subject).strip();
  }

  byte[] rfc822() {
    int at = from.lastIndexOf('@');
    try {
      var message =
          Message.Builder.of()
              .setFrom(new Mailbox(from.substring(0, at), from.substring(at + 1)))
              .setTo(to)
              .setSubject(subject())
              .setDate(Date.from(writtenAt), TimeZone.getTimeZone("UTC"))
              .setMessageId(messageId)
              .setField(new RawField("In-Reply-To", answered.messageId()))
              .setField(new RawField("References", String.join(" ", answered.references())))
              .setBody(lines(), "plain", StandardCharsets.UTF_8)
              .setContentTransferEncoding("quoted-printable")
              .build();
      return DefaultMessageWriter.asBytes(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lines() {
    return text.replaceAll("\\R", "\n")
        .replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "")
        .replace("\n", "\r\n");
  }
}
