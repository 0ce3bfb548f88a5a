package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Entry;
import com.salesintelligence.resolve.linkage.Kind;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The records of CSV files with a header, normalised.
 *
 * @param firstOfSecond index of the second file's first record; 0 for one file
 * @param entities who each record really is; empty when no column says it
 */
record RecordFiles(List<Entry> entries, int firstOfSecond, List<String> entities) {

  private static final int PROGRESS = 1_000;

  /**
   * @param folder that the files' names are relative to
   * @param progress is told how many records were read so far
   */
  static RecordFiles read(SpecificationFile specification, Path folder, IntConsumer progress) {
    var reading = new Reading(specification, progress);
    int second = 0;
    for (String file : specification.files()) {
      second = reading.entries.size();
      reading.read(folder.resolve(file));
    }
    if (reading.entries.isEmpty()) {
      throw new BadInput("There is no record in " + String.join(" and ", specification.files()));
    }
    return new RecordFiles(
        reading.entries, specification.acrossFilesOnly() ? second : 0, reading.entities);
  }

  private static final class Reading {
    private final SpecificationFile specification;
    private final Normaliser normaliser;
    private final IntConsumer progress;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> entities = new ArrayList<>();
    private final Pattern entity;

    Reading(SpecificationFile specification, IntConsumer progress) {
      this.specification = specification;
      this.normaliser = specification.normaliser();
      this.progress = progress;
      this.entity = pattern(specification);
    }

    void read(Path file) {
      if (!Files.isRegularFile(file)) {
        throw new BadInput(
            "There is no file %s: correct files in the specification".formatted(file));
      }
      try (var in = withoutMark(Files.newBufferedReader(file));
          var records = CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(in)) {
        boolean first = true;
        for (NamedCsvRecord row : records) {
          if (first) {
            requireColumns(file, row.getHeader().stream().map(String::strip).toList());
            first = false;
          }
          add(row);
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

    /** Spreadsheets write a byte order mark before the first letter. */
    private static Reader withoutMark(BufferedReader in) throws IOException {
      in.mark(1);
      if (in.read() != 0xFEFF) {
        in.reset();
      }
      return in;
    }

    private static BadInput notUtf8(Path file) {
      return new BadInput("%s is not UTF-8: save it in that encoding".formatted(file));
    }

    private void add(NamedCsvRecord row) {
      Map<String, String> cells = new java.util.HashMap<>();
      row.getFieldsAsMap().forEach((name, value) -> cells.put(name.strip(), value));
      var values =
          specification.fields().entrySet().stream()
              .map(f -> value(cells, f.getValue().known(), f.getValue().columns(f.getKey())))
              .toArray(String[]::new);
      entries.add(new Entry(cells.getOrDefault(specification.id(), "").strip(), values));
      Optional.ofNullable(specification.entity())
          .ifPresent(column -> entities.add(entity(cells.getOrDefault(column, "").strip())));
      if (entries.size() % PROGRESS == 0) {
        progress.accept(entries.size());
      }
    }

    private static Pattern pattern(SpecificationFile specification) {
      try {
        return Pattern.compile(
            Objects.requireNonNullElse(specification.entityPattern(), "(.*)"), Pattern.DOTALL);
      } catch (PatternSyntaxException e) {
        throw new BadInput("entity-pattern is no regular expression: " + e.getDescription());
      }
    }

    private String entity(String cell) {
      Matcher m = entity.matcher(cell);
      if (!m.find() || m.groupCount() == 0) {
        throw new BadInput(
            "entity-pattern %s finds no group in \"%s\"".formatted(entity.pattern(), cell));
      }
      return m.group(1);
    }

    private String value(Map<String, String> cells, Kind kind, List<String> columns) {
      for (String column : columns) {
        String value = normaliser.normalise(kind, cells.getOrDefault(column, ""));
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    }

    private void requireColumns(Path file, List<String> header) {
      require(file, header, "id", specification.id());
      Optional.ofNullable(specification.entity())
          .ifPresent(entity -> require(file, header, "entity", entity));
      specification
          .fields()
          .forEach(
              (name, field) ->
                  field.columns(name).forEach(column -> require(file, header, name, column)));
    }

    private static void require(Path file, List<String> header, String what, String column) {
      if (!header.contains(column)) {
        throw new BadInput(
            "%s has no column %s, which %s names; it has %s"
                .formatted(file, column, what, String.join(", ", header)));
      }
    }
  }
}
