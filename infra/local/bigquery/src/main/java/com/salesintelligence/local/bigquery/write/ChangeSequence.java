package com.salesintelligence.local.bigquery.write;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code _CHANGE_SEQUENCE_NUMBER}: up to four sections of up to 16 hexadecimal digits. The
 * first section is an unsigned number; the others are kept as text that sorts like them.
 */
final class ChangeSequence {

  private static final int SECTIONS = 4;
  private static final int DIGITS = 16;

  private long first;
  private @Nullable String rest;

  long first() {
    return first;
  }

  @Nullable String rest() {
    return rest;
  }

  /** Reads a row's number; a change without one is older than any with one. */
  void read(RowFormat format, RowCursor row) {
    int slot = format.sequenceSlot();
    if (row.has(slot)) {
      long raw = row.value(slot);
      parse(row.bytes(), WireReader.start(raw), WireReader.length(raw));
    } else {
      first = 0;
      rest = null;
    }
  }

  private void parse(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    long value = 0;
    while (at < end && bytes[at] != '/') {
      value = value << 4 | digit(bytes, start, length, at);
      at++;
    }
    if (at == start || at - start > DIGITS) {
      throw invalid(bytes, start, length);
    }
    first = value;
    rest = at < end ? rest(text(bytes, start, length)) : null;
  }

  private static String rest(String text) {
    String[] sections = text.split("/", -1);
    if (sections.length > SECTIONS) {
      throw invalid(text);
    }
    var rest = new StringBuilder();
    for (int i = 1; i < sections.length; i++) {
      if (!sections[i].matches("[0-9A-Fa-f]{1,16}")) {
        throw invalid(text);
      }
      rest.append("%016x/".formatted(Long.parseUnsignedLong(sections[i], 16)));
    }
    return rest.toString();
  }

  static int compare(
      long first, @Nullable String rest, long otherFirst, @Nullable String otherRest) {
    int order = Long.compareUnsigned(first, otherFirst);
    if (order != 0) {
      return order;
    }
    return (rest == null ? "" : rest).compareTo(otherRest == null ? "" : otherRest);
  }

  private static int digit(byte[] bytes, int start, int length, int at) {
    int digit = Character.digit(bytes[at], 16);
    if (digit < 0) {
      throw invalid(bytes, start, length);
    }
    return digit;
  }

  private static String text(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  private static BadValue invalid(byte[] bytes, int start, int length) {
    return invalid(text(bytes, start, length));
  }

  private static BadValue invalid(String text) {
    return new BadValue(
        "Invalid _CHANGE_SEQUENCE_NUMBER '"
            + text
            + "': expected up to 4 sections of up to 16 hexadecimal digits, separated by '/'");
  }
}
