package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Entry;
import com.salesintelligence.resolve.linkage.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

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
    var reading = new Reading(specification, folder, progress);
    int second = 0;
    for (String file : specification.files()) {
      second = reading.entries.size();
      reading.read(folder.resolve(file));
    }
    if (reading.entries.isEmpty()) {
      throw new BadInput("There is no record in " + String.join(" and ", specification.files()));
    }
    reading.requireFields();
    return new RecordFiles(
        reading.entries, specification.acrossFilesOnly() ? second : 0, reading.entities);
  }

  private static final class Reading {
    private final SpecificationFile specification;
    private final Normaliser normaliser;
    private final IntConsumer progress;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> entities = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private final List<String> headers = new ArrayList<>();
    private final Pattern entity;
    private final @Nullable Map<String, String> truth;

    Reading(SpecificationFile specification, Path folder, IntConsumer progress) {
      this.specification = specification;
      this.normaliser = specification.normaliser();
      this.progress = progress;
      this.entity = pattern(specification);
      this.truth = specification.truth() == null ? null : truth(specification.truth(), folder);
    }

    void read(Path file) {
      CsvRows.read(file, header -> requireColumns(file, header), this::add);
    }

    private void add(Map<String, String> cells) {
      var values =
          specification.fields().entrySet().stream()
              .map(f -> value(cells, f.getValue().known(), f.getValue().columns(f.getKey())))
              .toArray(String[]::new);
      String id = CsvRows.joined(cells, specification.id());
      entries.add(new Entry(id, values));
      if (specification.entity() != null) {
        entities.add(entity(cells.getOrDefault(specification.entity(), "")));
      } else if (truth != null) {
        entities.add(truth.getOrDefault(id, "nobody knows " + id));
      }
      if (entries.size() % PROGRESS == 0) {
        progress.accept(entries.size());
      }
    }

    private static Map<String, String> truth(SpecificationFile.TruthFile told, Path folder) {
      var truth = new HashMap<String, String>();
      Path file = folder.resolve(told.file());
      CsvRows.read(
          file,
          header -> {
            told.id().forEach(column -> CsvRows.require(file, header, "truth.id", column));
            CsvRows.require(file, header, "truth.entity", told.entity());
          },
          cells ->
              truth.put(CsvRows.joined(cells, told.id()), cells.getOrDefault(told.entity(), "")));
      return truth;
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
      specification.id().forEach(column -> CsvRows.require(file, header, "id", column));
      if (specification.entity() != null) {
        CsvRows.require(file, header, "entity", specification.entity());
      }
      specification.fields().keySet().stream()
          .filter(name -> columns(name).stream().anyMatch(header::contains))
          .forEach(found::add);
      headers.add(file + " has " + String.join(", ", header));
    }

    /** A field that one file lacks is silent there; one that all lack is a mistake. */
    void requireFields() {
      for (String name : specification.fields().keySet()) {
        if (!found.contains(name)) {
          throw new BadInput(
              "No file has a column %s, which %s names; %s"
                  .formatted(String.join(" or ", columns(name)), name, String.join("; ", headers)));
        }
      }
    }

    private List<String> columns(String name) {
      return Objects.requireNonNull(specification.fields().get(name)).columns(name);
    }
  }
}
