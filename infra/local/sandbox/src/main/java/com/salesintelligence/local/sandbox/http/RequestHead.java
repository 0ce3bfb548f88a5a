package com.salesintelligence.local.sandbox.http;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Method, target and headers of a request. */
record RequestHead(String method, String target, boolean http11, Headers headers) {
  /** Stands for a request that could not be understood. */
  static final RequestHead NONE = new RequestHead("GET", "/", false, new Headers());

  private static final int LONGEST = 64 * 1024;
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  /** Null when the client sends nothing more. */
  static @Nullable RequestHead read(InputStream in) throws IOException {
    String line = line(in, LONGEST);
    if (line != null && line.isEmpty()) {
      // A line break after the body before, which old clients send.
      line = line(in, LONGEST);
    }
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw refused(400, "The request line is broken; it is METHOD /path HTTP/1.1.");
    }
    var head = new RequestHead(parts[0], parts[1], !parts[2].equals("HTTP/1.0"), headers(in));
    head.checkLength();
    return head;
  }

  /** Where a body ends must be plain, or the next request would begin within it. */
  private void checkLength() {
    var encoding = header("Transfer-Encoding");
    if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("chunked")) {
      throw refused(501, "The sandbox knows no Transfer-Encoding but chunked.");
    }
    var lengths = headers.getOrDefault("Content-Length", List.of());
    boolean broken = lengths.size() > 1 || !lengths.stream().allMatch(LENGTH.asMatchPredicate());
    if (broken || (encoding.isPresent() && !lengths.isEmpty())) {
      throw refused(400, "Content-Length must be one number, and not beside Transfer-Encoding.");
    }
  }

  private static Headers headers(InputStream in) throws IOException {
    var headers = new Headers();
    int left = LONGEST;
    while (true) {
      String line = line(in, left);
      if (line == null) {
        throw refused(400, "The headers break off.");
      }
      if (line.isEmpty()) {
        return headers;
      }
      left -= line.length();
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw refused(400, "A header has no colon.");
      }
      add(headers, line.substring(0, colon), line.substring(colon + 1).trim());
    }
  }

  private static void add(Headers headers, String name, String value) {
    try {
      headers.add(name, value);
    } catch (IllegalArgumentException broken) {
      throw refused(400, "A header is broken: " + broken.getMessage());
    }
  }

  /** Without its line break; null at the end. */
  static @Nullable String line(InputStream in, int longest) throws IOException {
    var line = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
      }
      if (line.size() >= longest) {
        throw refused(431, "The head of the request is larger than 64 KB.");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  static Refusal refused(int status, String reason) {
    return new Refusal(Answer.json(status, Map.of("error", reason)));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  boolean expectsContinue() {
    return header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
  }

  boolean keepsAlive() {
    return http11 && header("Connection").filter("close"::equalsIgnoreCase).isEmpty();
  }

  boolean takesGzip() {
    return header("Accept-Encoding").filter(accepted -> accepted.contains("gzip")).isPresent();
  }

  Request request(InputStream body) {
    return Request.of(method, target, headers, body);
  }

  /** The body's bytes and no more. */
  InputStream body(InputStream in) {
    if (header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
      return new SentBody(in, 0, true);
    }
    return new SentBody(in, header("Content-Length").map(Long::parseLong).orElse(0L), false);
  }
}
