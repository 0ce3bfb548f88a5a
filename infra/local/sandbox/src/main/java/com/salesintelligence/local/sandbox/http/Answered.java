package com.salesintelligence.local.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes answers as HTTP/1.1 has them. */
final class Answered {
  private static final int COMPRESS_FROM = 1024;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static volatile Dated lastDate = new Dated(-1, "");

  /** A second as headers tell it. */
  private record Dated(long second, String text) {}

  private Answered() {}

  static void send(OutputStream out, Answer answer, RequestHead head) throws IOException {
    boolean gzips = answer.compressible() && large(answer.body()) && head.takesGzip();
    Body body = gzips ? Gzip.of(answer.body()) : answer.body();
    boolean chunks = body.length() == Body.UNKNOWN && head.http11();
    out.write(head(answer, head, body, gzips, chunks));
    if (head.method().equals("HEAD") || body.length() == 0) {
      out.flush();
      return;
    }
    OutputStream delivered = answer.delivery().whole() ? out : answer.delivery().over(out);
    if (chunks) {
      var chunked = new Chunks(delivered);
      body.writeTo(chunked);
      chunked.end();
    } else {
      body.writeTo(delivered);
    }
    out.flush();
  }

  private static boolean large(Body body) {
    return body.length() == Body.UNKNOWN || body.length() >= COMPRESS_FROM;
  }

  private static byte[] head(
      Answer answer, RequestHead request, Body body, boolean gzips, boolean chunks) {
    var head =
        new StringBuilder(256)
            .append("HTTP/1.1 ")
            .append(answer.status())
            .append(' ')
            .append(phrase(answer.status()))
            .append("\r\n");
    line(head, "Date", date());
    line(head, "Content-Type", answer.contentType());
    answer.headers().forEach(header -> line(head, header.getKey(), header.getValue()));
    if (gzips) {
      line(head, "Content-Encoding", "gzip");
      line(head, "Vary", "Accept-Encoding");
    }
    if (chunks) {
      line(head, "Transfer-Encoding", "chunked");
    } else if (body.length() != Body.UNKNOWN && answer.status() != 204) {
      line(head, "Content-Length", Long.toString(body.length()));
    }
    if (!request.keepsAlive()) {
      line(head, "Connection", "close");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String date() {
    long second = System.currentTimeMillis() / 1_000;
    var known = lastDate;
    if (known.second != second) {
      known = new Dated(second, DATE.format(Instant.ofEpochSecond(second)));
      lastDate = known;
    }
    return known.text;
  }

  /** What a client sent may stand in a header; a line break in it may not end the header. */
  private static void line(StringBuilder head, String name, String value) {
    head.append(name)
        .append(": ")
        .append(value.replace('\r', ' ').replace('\n', ' '))
        .append("\r\n");
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 204 -> "No Content";
      case 207 -> "Multi-Status";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      default -> "Status";
    };
  }

  /** Writes chunks; whoever is cut off never writes the last one. */
  private static final class Chunks extends OutputStream {
    private static final byte[] LINE = {'\r', '\n'};
    private final OutputStream out;

    Chunks(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, from, length);
        out.write(LINE);
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    void end() throws IOException {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
