package com.salesintelligence.resolve.command;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of a CSV file with a header, as cells by column. */
final class CsvRows {

  private CsvRows() {}

  /**
   * @param check is given the header before the first row
   * @throws BadInput when the file is missing, no CSV, or not UTF-8
   */
  static void read(Path file, Consumer<List<String>> check, Consumer<Map<String, String>> each) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("There is no file %s: correct the specification".formatted(file));
    }
    try (var in = withoutMark(Files.newBufferedReader(file));
        var rows = CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(in)) {
      boolean first = true;
      for (NamedCsvRecord row : rows) {
        if (first) {
          check.accept(row.getHeader().stream().map(String::strip).toList());
          first = false;
        }
        var cells = new HashMap<String, String>();
        row.getFieldsAsMap().forEach((name, value) -> cells.put(name.strip(), value.strip()));
        each.accept(cells);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof MalformedInputException ? notUtf8(file) : e;
    } catch (MalformedInputException e) {
      throw notUtf8(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvParseException e) {
      throw new BadInput("%s is no CSV file: %s".formatted(file, e.getMessage()));
    }
  }

  static void require(Path file, List<String> header, String what, String column) {
    if (!header.contains(column)) {
      throw new BadInput(
          "%s has no column %s, which %s names; it has %s"
              .formatted(file, column, what, String.join(", ", header)));
    }
  }

  /** What several columns say together. */
  static String joined(Map<String, String> cells, List<String> columns) {
    return String.join("/", columns.stream().map(c -> cells.getOrDefault(c, "")).toList());
  }

  private static BadInput notUtf8(Path file) {
    return new BadInput("%s is not UTF-8: save it in that encoding".formatted(file));
  }

  /** Spreadsheets write a byte order mark before the first letter. */
  private static Reader withoutMark(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != 0xFEFF) {
      in.reset();
    }
    return in;
  }
}
