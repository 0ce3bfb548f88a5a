package com.salesintelligence.local.sandbox.gmail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The {@code payload} of a message: headers, parts and small bodies. */
final class PayloadJson {
  private static final int LARGE = 8 * 1024;
  private static final String ATTACHMENT = "ANGjdJ_";

  private PayloadJson() {}

  static void write(JsonGenerator out, MimePart message, String format, List<String> headers) {
    out.writeName("payload");
    if (format.equals("metadata")) {
      out.writeStartObject();
      out.writeStringProperty("mimeType", message.type());
      headers(out, message, headers);
      out.writeEndObject();
    } else {
      part(out, message);
    }
  }

  private static void part(JsonGenerator out, MimePart part) {
    out.writeStartObject();
    out.writeStringProperty("partId", part.id());
    out.writeStringProperty("mimeType", part.type());
    out.writeStringProperty("filename", part.filename());
    headers(out, part, List.of());
    out.writeName("body");
    body(out, part);
    if (!part.parts().isEmpty()) {
      out.writeArrayPropertyStart("parts");
      part.parts().forEach(child -> part(out, child));
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void headers(JsonGenerator out, MimePart part, List<String> wanted) {
    out.writeArrayPropertyStart("headers");
    for (var header : part.headers()) {
      if (wanted.isEmpty() || wanted.stream().anyMatch(header.getKey()::equalsIgnoreCase)) {
        out.writeStartObject();
        out.writeStringProperty("name", header.getKey());
        out.writeStringProperty("value", EncodedWords.decode(header.getValue()));
        out.writeEndObject();
      }
    }
    out.writeEndArray();
  }

  private static void body(JsonGenerator out, MimePart part) {
    out.writeStartObject();
    boolean container = !part.parts().isEmpty();
    byte[] content = container ? new byte[0] : content(part);
    boolean apart = !part.filename().isEmpty() || content.length > LARGE;
    out.writeNumberProperty("size", content.length);
    if (!container && apart) {
      out.writeStringProperty("attachmentId", attachmentId(part));
    } else if (content.length > 0) {
      out.writeStringProperty("data", MessageJson.base64Url(content));
    }
    out.writeEndObject();
  }

  /** Gmail hands out text as UTF-8, whatever it was sent in. */
  private static byte[] content(MimePart part) {
    return part.type().startsWith("text/") && part.filename().isEmpty()
        ? part.text().getBytes(StandardCharsets.UTF_8)
        : part.content();
  }

  private static String attachmentId(MimePart part) {
    return ATTACHMENT + part.id().replace('.', '-');
  }

  static String partId(String attachmentId) {
    return attachmentId.startsWith(ATTACHMENT)
        ? attachmentId.substring(ATTACHMENT.length()).replace('-', '.')
        : "unknown";
  }
}
