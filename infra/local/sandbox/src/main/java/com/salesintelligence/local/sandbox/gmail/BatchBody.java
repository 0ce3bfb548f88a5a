package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parts of a batch's answer. */
final class BatchBody implements Body {
  private static final byte[] LINE = {'\r', '\n'};

  private final List<byte[]> heads = new ArrayList<>();
  private final List<Part> parts;
  private final byte[] end;

  record Part(String contentId, Answer answer) {}

  BatchBody(String boundary, List<Part> parts) {
    this.parts = parts;
    this.end = ascii("--" + boundary + "--\r\n");
    for (Part part : parts) {
      heads.add(head(boundary, part));
    }
  }

  private static byte[] head(String boundary, Part part) {
    int status = part.answer.status();
    return ascii(
        "--"
            + boundary
            + "\r\nContent-Type: application/http\r\nContent-ID: "
            + answering(part.contentId)
            + "\r\n\r\nHTTP/1.1 "
            + status
            + ' '
            + phrase(status)
            + "\r\nContent-Type: "
            + part.answer.contentType()
            + "\r\nContent-Length: "
            + part.answer.body().length()
            + "\r\n\r\n");
  }

  private static String answering(String contentId) {
    return contentId.startsWith("<")
        ? "<response-" + contentId.substring(1)
        : "response-" + contentId;
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 429 -> "Too Many Requests";
      default -> "Service Unavailable";
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public long length() {
    long length = end.length;
    for (int i = 0; i < parts.size(); i++) {
      length += heads.get(i).length + parts.get(i).answer.body().length() + LINE.length;
    }
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < parts.size(); i++) {
      out.write(heads.get(i));
      parts.get(i).answer.body().writeTo(out);
      out.write(LINE);
    }
    out.write(end);
  }
}
