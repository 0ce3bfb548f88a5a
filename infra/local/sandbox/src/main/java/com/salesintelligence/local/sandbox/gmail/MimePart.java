package com.salesintelligence.local.sandbox.gmail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a mail, read as leniently as Gmail does: whatever the bytes are, there is a part.
 *
 * @param id as Gmail numbers parts: empty for the whole, then 0, 1, 1.0 …
 */
@SuppressWarnings("ArrayRecordComponent") // A copy of each part would cost more than it guards.
record MimePart(
    String id, List<Map.Entry<String, String>> headers, byte[] body, List<MimePart> parts) {
  private static final int DEEPEST = 20;

  static MimePart parse(byte[] bytes) {
    return parse(bytes, "", 0);
  }

  private static MimePart parse(byte[] bytes, String id, int depth) {
    int end = Headers.end(bytes);
    var headers = Headers.read(bytes, end);
    byte[] body = Arrays.copyOfRange(bytes, end, bytes.length);
    var part = new MimePart(id, headers, body, List.of());
    var children = children(part, body, depth);
    return children.isEmpty() ? part : new MimePart(id, headers, new byte[0], children);
  }

  private static List<MimePart> children(MimePart part, byte[] body, int depth) {
    String boundary = part.parameter("Content-Type", "boundary").orElse("");
    if (depth >= DEEPEST) {
      return List.of();
    }
    if (part.type().startsWith("multipart/") && !boundary.isEmpty()) {
      var children = new ArrayList<MimePart>();
      for (byte[] piece : Boundaries.split(body, boundary)) {
        children.add(parse(piece, part.child(children.size()), depth + 1));
      }
      return children;
    }
    return part.type().equals("message/rfc822")
        ? List.of(parse(part.content(), part.child(0), depth + 1))
        : List.of();
  }

  private String child(int number) {
    return id.isEmpty() ? Integer.toString(number) : id + "." + number;
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  String type() {
    String type = header("Content-Type").orElse("text/plain");
    int semicolon = type.indexOf(';');
    String plain =
        (semicolon < 0 ? type : type.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    return plain.contains("/") ? plain : "text/plain";
  }

  Optional<String> parameter(String header, String name) {
    return header(header).flatMap(value -> Headers.parameter(value, name));
  }

  String filename() {
    return parameter("Content-Disposition", "filename")
        .or(() -> parameter("Content-Type", "name"))
        .map(EncodedWords::decode)
        .orElse("");
  }

  /** The body without its transfer encoding. */
  byte[] content() {
    return TransferEncoding.decode(header("Content-Transfer-Encoding").orElse(""), body);
  }

  String text() {
    return new String(content(), charset());
  }

  private Charset charset() {
    try {
      return parameter("Content-Type", "charset")
          .map(Charset::forName)
          .orElse(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }

  Optional<MimePart> firstText() {
    if (parts.isEmpty()) {
      return type().startsWith("text/") && filename().isEmpty()
          ? Optional.of(this)
          : Optional.empty();
    }
    return parts.stream().flatMap(part -> part.firstText().stream()).findFirst();
  }

  Optional<MimePart> find(String wanted) {
    if (id.equals(wanted)) {
      return Optional.of(this);
    }
    return parts.stream().flatMap(part -> part.find(wanted).stream()).findFirst();
  }
}
