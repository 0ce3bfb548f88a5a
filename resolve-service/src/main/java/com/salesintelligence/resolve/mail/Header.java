package com.salesintelligence.resolve.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/** The header of a mail or of one of its parts. */
final class Header {

  private record Entry(String name, byte[] raw, int valueFrom) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Defects defects;

  Header(Defects defects) {
    this.defects = defects;
  }

  void add(Field field) {
    ByteSequence raw = field.getRaw();
    if (raw == null || entries.size() > 10_000) {
      return;
    }
    byte[] bytes = raw.toByteArray();
    int colon = 0;
    while (colon < bytes.length && bytes[colon] != ':') {
      colon++;
    }
    entries.add(new Entry(field.getName().strip().toLowerCase(Locale.ROOT), bytes, colon + 1));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean has(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equals(name));
  }

  /** The first field of this name that says something. */
  @Nullable String first(String name, @Nullable String charset) {
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        String value = HeaderText.of(entry.raw(), entry.valueFrom(), charset, name, defects);
        if (!value.isEmpty()) {
          return value;
        }
      }
    }
    return null;
  }

  /** All fields of this name. */
  List<String> all(String name, @Nullable String charset) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .map(entry -> HeaderText.of(entry.raw(), entry.valueFrom(), charset, name, defects))
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
