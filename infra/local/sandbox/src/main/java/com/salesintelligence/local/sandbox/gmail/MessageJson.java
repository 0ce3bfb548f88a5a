package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Json;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** Messages in Gmail's JSON. */
final class MessageJson {
  private static final int LARGE = 1 << 20;

  private MessageJson() {}

  static void reference(JsonGenerator out, Message message) {
    out.writeStartObject();
    out.writeStringProperty("id", Message.hex(message.id()));
    out.writeStringProperty("threadId", Message.hex(message.threadId()));
    out.writeEndObject();
  }

  /** With the labels, as writes answer it. */
  static void labelled(JsonGenerator out, Message message) {
    out.writeStartObject();
    labelledProperties(out, message);
    out.writeEndObject();
  }

  static void labelledProperties(JsonGenerator out, Message message) {
    out.writeStringProperty("id", Message.hex(message.id()));
    out.writeStringProperty("threadId", Message.hex(message.threadId()));
    out.writeArrayPropertyStart("labelIds");
    message.labels().forEach(out::writeString);
    out.writeEndArray();
  }

  /** In one of Gmail's four formats. */
  static Body formatted(Message message, String format, List<String> headers) {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "raw" -> raw(message);
      case "minimal", "full" -> of(message, format.toLowerCase(Locale.ROOT), List.of());
      case "metadata" -> of(message, "metadata", headers);
      default -> throw GmailError.BAD_REQUEST.refusal("Invalid value at 'format': " + format);
    };
  }

  static Body raw(Message message) {
    var content = message.source().read();
    byte[] head =
        Json.write(out -> object(out, message, content, () -> out.writeStringProperty("raw", "")));
    int size = content.rfc822().length;
    // A batch of a hundred large mails must not be in memory all at once.
    Supplier<byte[]> source =
        size > LARGE ? () -> message.source().read().rfc822() : content::rfc822;
    return new RawBody(head, size, source, message.cutsBase64());
  }

  static Body of(Message message, String format, List<String> headers) {
    var content = message.source().read();
    Runnable payload = () -> {};
    byte[] bytes =
        Json.write(
            out ->
                object(
                    out,
                    message,
                    content,
                    format.equals("minimal")
                        ? payload
                        : () ->
                            PayloadJson.write(
                                out, MimePart.parse(content.rfc822()), format, headers)));
    return Body.of(bytes);
  }

  static Body attachment(Message message, String attachmentId) {
    var part =
        MimePart.parse(message.source().read().rfc822()).find(PayloadJson.partId(attachmentId));
    byte[] data =
        part.orElseThrow(() -> GmailError.BAD_REQUEST.refusal("Invalid attachment token"))
            .content();
    byte[] head =
        Json.write(
            out -> {
              out.writeStartObject();
              out.writeNumberProperty("size", data.length);
              out.writeStringProperty("data", "");
              out.writeEndObject();
            });
    return new RawBody(head, data.length, () -> data, false);
  }

  private static void object(
      JsonGenerator out, Message message, MailSource.Content content, Runnable rest) {
    out.writeStartObject();
    out.writeStringProperty("id", Message.hex(message.id()));
    out.writeStringProperty("threadId", Message.hex(message.threadId()));
    out.writeArrayPropertyStart("labelIds");
    message.labels().forEach(out::writeString);
    out.writeEndArray();
    out.writeStringProperty("snippet", Snippet.of(content));
    out.writeNumberProperty("sizeEstimate", content.rfc822().length);
    out.writeStringProperty("historyId", Long.toString(message.historyId()));
    out.writeStringProperty("internalDate", Long.toString(message.internalDate()));
    rest.run();
    out.writeEndObject();
  }

  static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
