package com.salesintelligence.local.sandbox.gmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a multipart body at its boundary lines. */
final class Boundaries {
  private static final int MOST_PARTS = 1_000;

  private Boundaries() {}

  static List<byte[]> split(byte[] body, String boundary) {
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    var parts = new ArrayList<byte[]>();
    int start = -1;
    int line = 0;
    while (line < body.length && parts.size() < MOST_PARTS) {
      int next = nextLine(body, line);
      if (startsWith(body, line, delimiter)) {
        if (start >= 0) {
          parts.add(Arrays.copyOfRange(body, start, beforeLineBreak(body, start, line)));
        }
        start = next;
        if (startsWith(body, line + delimiter.length, new byte[] {'-', '-'})) {
          return parts;
        }
      }
      line = next;
    }
    if (start >= 0 && start < body.length) {
      parts.add(Arrays.copyOfRange(body, start, body.length));
    }
    return parts;
  }

  private static int nextLine(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, bytes.length);
  }

  private static int beforeLineBreak(byte[] bytes, int start, int end) {
    int at = end;
    if (at > start && bytes[at - 1] == '\n') {
      at--;
    }
    if (at > start && bytes[at - 1] == '\r') {
      at--;
    }
    return at;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] prefix) {
    int end = at + prefix.length;
    return end <= bytes.length && Arrays.equals(bytes, at, end, prefix, 0, prefix.length);
  }
}
