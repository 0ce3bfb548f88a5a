package com.salesintelligence.local.sandbox.company;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of words and sentences from a resource: {@code [section]}, then one entry a line. */
final class Tables {
  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private Tables() {}

  static Tables of(String resource) {
    try (var in = Tables.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing from the build");
      }
      var tables = new Tables();
      tables.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return tables;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void read(String text) {
    List<String> section = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isBlank()) {
        section.add(line);
      }
    }
  }

  List<String> get(String section) {
    var lines = sections.get(section);
    if (lines == null) {
      throw new IllegalArgumentException("No section " + section);
    }
    return lines;
  }
}
