package com.salesintelligence.local.sandbox.gmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.salesintelligence.local.sandbox.http.Request;
import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;

/** One call inside a batch, as an {@code application/http} part holds it. */
record BatchCall(String contentId, Request request) {
  static BatchCall of(String part, Request outer) {
    int outerEnd = blankLine(part, 0);
    String contentId = header(part.substring(0, outerEnd), "Content-ID");
    String call = part.substring(outerEnd).stripLeading();
    int lineEnd = lineEnd(call, 0);
    String[] line = call.substring(0, lineEnd).trim().split(" ", -1);
    if (line.length < 2) {
      throw GmailError.BAD_REQUEST.refusal("A part of the batch holds no request line.");
    }
    var headers = new Headers();
    String own = header(call.substring(0, blankLine(call, lineEnd)), "Authorization");
    String authorization = own.isEmpty() ? outer.header("Authorization").orElse("") : own;
    headers.set("Authorization", authorization);
    byte[] body = call.substring(blankLine(call, lineEnd)).strip().getBytes(ISO_8859_1);
    return new BatchCall(
        contentId, Request.of(line[0], line[1], headers, new ByteArrayInputStream(body)));
  }

  private static String header(String headers, String name) {
    for (int at = 0; at < headers.length(); at = lineEnd(headers, at) + 1) {
      if (headers.regionMatches(true, at, name, 0, name.length())
          && headers.startsWith(":", at + name.length())) {
        return headers.substring(at + name.length() + 1, lineEnd(headers, at)).trim();
      }
    }
    return "";
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int blankLine(String text, int from) {
    for (int at = lineEnd(text, from); at < text.length(); at = lineEnd(text, at + 1)) {
      if (text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1)) {
        return at + 1;
      }
    }
    return text.length();
  }
}
