package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder with one dataset, a source that reads it, and tables that take what it tells. */
final class Desk implements Sink {

  static final String DESCRIPTION =
      """
      title: Homes
      owner: data@homes.example
      sensitivity: internal
      files: "homes*.csv"
      format: csv
      key: id
      columns:
        - {name: id, type: string, required: true, pattern: "[A-Z]\\\\d+"}
        - {name: price, type: number, min: 0, max: 1000000}
        - {name: rooms, type: integer}
        - {name: kind, type: string, allowed: [villa, flat]}
      """;

  final Path folder;
  DatasetSource source;
  final Map<String, Reading.Present> rows = new TreeMap<>();
  final List<Reading> told = new ArrayList<>();
  boolean warehouseLags;
  private Map<String, Held> shown = Map.of();
  private Instant now = Instant.parse("2026-11-20T08:00:00Z");
  private String cursor = "";

  Desk(Path folder) {
    this(folder, DESCRIPTION);
  }

  Desk(Path folder, String description) {
    this.folder = folder;
    write("homes.yml", description);
    source = newSource();
  }

  private DatasetSource newSource() {
    var settings = new DatasetSettings(folder.toString(), "", 1_000, 0.5, 10);
    InstantSource clock = () -> now = now.plusMillis(1);
    return new DatasetSource(settings, dataset -> warehouseLags ? shown : held(), clock);
  }

  void restart() {
    source = newSource();
  }

  /** From now on the warehouse shows what it holds at this moment. */
  void freeze() {
    shown = held();
    warehouseLags = true;
  }

  private Map<String, Held> held() {
    var held = new HashMap<String, Held>();
    rows.forEach(
        (key, row) -> {
          var body = (Body.DatasetRow) row.body();
          held.put(key, new Held(body.contentHash(), body.file(), row.version(), false));
        });
    return held;
  }

  void write(String file, String text) {
    try {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      now = now.plusSeconds(1);
      Files.setLastModifiedTime(path, FileTime.from(now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String file) {
    try {
      Files.delete(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void homes(String... lines) {
    write("homes.csv", "id,price,rooms,kind\n" + String.join("\n", lines) + "\n");
  }

  List<String> rejected(String file) {
    try {
      return Files.readAllLines(folder.resolve(file + ".rejected.ndjson"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run as Syncing makes it, confirmed to its end. */
  void poll() {
    told.clear();
    cursor =
        cursor.isEmpty()
            ? source.everything("homes", this).cursor()
            : source.changes("homes", cursor, this).orElseThrow().cursor();
  }

  /** A run whose readings reach the tables, and whose cursor is lost. */
  void pollAndDieBeforeTheCursorMoves() {
    told.clear();
    source.changes("homes", cursor, this).orElseThrow();
  }

  void full() {
    told.clear();
    cursor = source.everything("homes", this).cursor();
  }

  @Override
  public void accept(Reading reading) {
    told.add(reading);
    var key = reading.key().externalId().replace("homes/", "");
    switch (reading) {
      case Reading.Present present when present.body() instanceof Body.DatasetRow ->
          rows.merge(key, present, (a, b) -> a.version() > b.version() ? a : b);
      case Reading.Gone gone -> rows.remove(key);
      case Reading.Present dataset -> {}
      case Reading.Unreadable unreadable -> throw new AssertionError(unreadable);
    }
  }

  List<String> toldRows() {
    return told.stream()
        .filter(reading -> reading.key().objectType().equals("row"))
        .map(reading -> reading.key().externalId())
        .toList();
  }

  Body.Dataset dataset() {
    return told.stream()
        .filter(Reading.Present.class::isInstance)
        .map(reading -> ((Reading.Present) reading).body())
        .filter(Body.Dataset.class::isInstance)
        .map(Body.Dataset.class::cast)
        .findFirst()
        .orElseThrow();
  }

  String json(String key) {
    return ((Body.DatasetRow) rows.get(key).body()).fieldsJson();
  }
}
