package com.salesintelligence.local.sandbox.own;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file with a line of names, row by row, as RFC 4180 has it. */
final class Csv {
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private final Problems problems;
  private final BufferedReader in;
  private int line = 1;

  private Csv(Path file, Problems problems, BufferedReader in) {
    this.file = file;
    this.problems = problems;
    this.in = in;
  }

  /** Takes one row: its line, and its values by name; what is empty is left out. */
  interface Rows {
    void row(int line, Map<String, String> values);
  }

  static void read(Path file, Problems problems, Rows rows) {
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      new Csv(file, problems, in).readAll(rows);
    } catch (CharacterCodingException _) {
      problems.add(file, 0, "it is not UTF-8; save it so");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void readAll(Rows rows) throws IOException {
    in.mark(1);
    if (in.read() != BYTE_ORDER_MARK) {
      in.reset();
    }
    var names = next();
    if (names == null) {
      problems.add(file, 1, "it is empty; the first line must name the columns");
      return;
    }
    for (int at = line; ; at = line) {
      var values = next();
      if (values == null) {
        return;
      }
      if (values.size() != names.size()) {
        boolean blank = values.size() == 1 && values.getFirst().isEmpty();
        if (!blank) {
          problems.add(
              file, at, "it has %d values for %d columns".formatted(values.size(), names.size()));
        }
        continue;
      }
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < names.size(); i++) {
        if (!values.get(i).isEmpty()) {
          row.put(names.get(i).trim(), values.get(i));
        }
      }
      rows.row(at, row);
    }
  }

  /** Null at the end. */
  private @Nullable List<String> next() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    boolean quoted = false;
    for (; ; c = in.read()) {
      if (quoted) {
        if (c < 0 || value.length() > LONGEST) {
          problems.add(file, line, "a quote is opened and never closed");
          return c < 0 ? null : values;
        }
        if (c == '"') {
          in.mark(1);
          quoted = in.read() == '"';
          if (!quoted) {
            in.reset();
            continue;
          }
        }
        line += c == '\n' ? 1 : 0;
        value.append((char) c);
      } else if (c == '"' && value.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        values.add(value.toString());
        value.setLength(0);
      } else if (c == '\n' || c < 0) {
        line++;
        values.add(value.toString());
        return values;
      } else if (c != '\r') {
        value.append((char) c);
      }
    }
  }
}
