package com.salesintelligence.resolve.normalise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** This project's own tables: a group of words a line, {@code #} begins a remark. */
public final class Tables {

  private Tables() {}

  /** Given names that one person may go by, a group a line. */
  public static List<List<String>> nicknames() {
    return read("nicknames.txt");
  }

  /** Forms of companies, each with its spellings: GmbH, Ltd, FZ-LLC. */
  static List<List<String>> legalForms() {
    return read("legal-forms.txt");
  }

  private static List<List<String>> read(String name) {
    var stream = Objects.requireNonNull(Tables.class.getResourceAsStream("/tables/" + name), name);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> List.of(line.split("\\s*,\\s*")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
