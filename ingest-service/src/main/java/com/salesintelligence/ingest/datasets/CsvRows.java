package com.salesintelligence.ingest.datasets;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** CSV as RFC 4180 has it, with the header that the description asks for, in any order. */
final class CsvRows implements RowReader {

  private final char delimiter;
  private final List<String> columns;
  private final int longestRow;

  CsvRows(char delimiter, List<String> columns, int longestRow) {
    this.delimiter = delimiter;
    this.columns = List.copyOf(columns);
    this.longestRow = longestRow;
  }

  @Override
  public void read(Reader in, Consumer<RawRow> to) throws IOException {
    var records = new CsvRecords(in, delimiter, longestRow);
    if (!records.next()) {
      throw new BrokenFile("it is empty: not even a header is there");
    }
    var header = header(records);
    for (long number = 1; records.next(); number++) {
      to.accept(row(number, header, records));
    }
  }

  private List<String> header(CsvRecords records) {
    if (records.tooLong() || records.badlyQuoted()) {
      throw new BrokenFile("its first line is no header");
    }
    var header = records.fields().stream().map(String::strip).toList();
    var unknown = without(header, columns);
    var missing = without(columns, header);
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw new BrokenFile(
          "its header differs from the description: missing %s, not described %s"
              .formatted(missing, unknown));
    }
    if (header.size() != columns.size()) {
      throw new BrokenFile("its header names a column twice");
    }
    return header;
  }

  private static List<String> without(List<String> names, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return names.stream()
        .filter(name -> !known.contains(name))
        .map(RowReader::start)
        .limit(20)
        .toList();
  }

  private RawRow row(long number, List<String> header, CsvRecords records) {
    var original = records.original();
    if (records.tooLong()) {
      return new RawRow.Broken(
          number, original, Reason.ROW_TOO_LONG, "longer than " + longestRow + " characters");
    }
    if (records.badlyQuoted()) {
      return new RawRow.Broken(
          number, original, Reason.BAD_QUOTING, "text goes on behind a closing quote");
    }
    var fields = records.fields();
    if (fields.size() != header.size()) {
      return new RawRow.Broken(
          number,
          original,
          Reason.WRONG_WIDTH,
          "%d fields where the header has %d".formatted(fields.size(), header.size()));
    }
    return new RawRow.Read(number, original, values(header, new ArrayList<>(fields)));
  }

  private static LinkedHashMap<String, Object> values(List<String> header, List<String> fields) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).isEmpty()) {
        values.put(header.get(i), fields.get(i));
      }
    }
    return values;
  }
}
