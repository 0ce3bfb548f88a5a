package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes of rows as they are written; a row costs no object of its own. */
final class Bytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int SECONDS_OF_DAY = 86_400;

  private byte[] bytes;
  private int size;
  private long day = Long.MIN_VALUE;
  private byte[] dayText = new byte[0];

  Bytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** Sends what there is and goes on empty. */
  void flushTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  Bytes one(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  Bytes raw(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  Bytes ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Any value as JSON. */
  void json(@Nullable Object value) {
    switch (value) {
      case null -> ascii("null");
      case String text -> jsonText(text);
      case Boolean flag -> ascii(flag ? "true" : "false");
      case Instant time -> time(one('"'), time, "+0000\"");
      case Integer number -> ascii(number.toString());
      case Long number -> ascii(number.toString());
      default -> raw(Json.bytes(value));
    }
  }

  void jsonText(String text) {
    one('"');
    int length = text.length();
    room(length);
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > 126 || c == '"' || c == '\\') {
        break;
      }
      bytes[size++] = (byte) c;
    }
    if (i < length) {
      escaped(text.substring(i));
    }
    one('"');
  }

  private void escaped(String rest) {
    for (byte b : rest.getBytes(StandardCharsets.UTF_8)) {
      room(6);
      if (b == '"' || b == '\\') {
        bytes[size++] = '\\';
        bytes[size++] = b;
      } else if (b >= 0 && b < ' ') {
        ascii("\\u00").one((char) HEX[b >> 4]).one((char) HEX[b & 15]);
      } else {
        bytes[size++] = b;
      }
    }
  }

  /** Any value in quotes, as the Bulk API's CSV has it; null is empty. */
  void csv(@Nullable Object value) {
    one('"');
    switch (value) {
      case null -> {}
      case String text -> csvText(text);
      case Instant time -> time(this, time, "Z");
      case Number number -> ascii(number.toString());
      case Boolean flag -> ascii(flag ? "true" : "false");
      default -> csvText(new String(Json.bytes(value), StandardCharsets.UTF_8));
    }
    one('"');
  }

  private void csvText(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      room(2);
      if (b == '"') {
        bytes[size++] = '"';
      }
      bytes[size++] = b;
    }
  }

  /** With milliseconds; the day before is remembered, because rows share it. */
  private static void time(Bytes out, Instant time, String end) {
    long seconds = time.getEpochSecond();
    long day = Math.floorDiv(seconds, SECONDS_OF_DAY);
    if (day != out.day) {
      out.day = day;
      out.dayText =
          (time.atOffset(ZoneOffset.UTC).toLocalDate() + "T").getBytes(StandardCharsets.US_ASCII);
    }
    int second = Math.floorMod(seconds, SECONDS_OF_DAY);
    out.raw(out.dayText).two(second / 3_600).one(':').two(second / 60 % 60).one(':');
    int millis = time.getNano() / 1_000_000;
    out.two(second % 60).one('.').one((char) ('0' + millis / 100)).two(millis % 100).ascii(end);
  }

  private Bytes two(int number) {
    return one((char) ('0' + number / 10)).one((char) ('0' + number % 10));
  }
}
