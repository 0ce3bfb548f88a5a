package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.Downloads.Download;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page of the results of a job, read as it comes. A page that breaks off is read again; the
 * rows that were passed on before are passed over.
 */
final class CsvPage {

  private final Columns columns;
  private final Consumer<SalesforceRecord> reader;
  private long passedOn;
  private String next = "";

  CsvPage(Columns columns, Consumer<SalesforceRecord> reader) {
    this.columns = columns;
    this.reader = reader;
  }

  /** How many rows were passed on. */
  long passedOn() {
    return passedOn;
  }

  /** Locator of the following page; empty when this is the last. */
  String next() {
    return next;
  }

  void read(Download answer) {
    if (!answer.header("Content-Type").startsWith("text/csv")) {
      throw SalesforceFailures.unreadable(null);
    }
    try {
      rows(answer);
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw brokenOff(e);
    }
  }

  private void rows(Download answer) throws IOException {
    var csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(StringArrayHandler.of(), answer.body(), StandardCharsets.UTF_8);
    try (var rows = csv.iterator()) {
      long read = rows(rows);
      var told = answer.header("Sforce-NumberOfRecords");
      if (!told.isEmpty() && !told.equals(Long.toString(read))) {
        throw brokenOff(null);
      }
    }
    var locator = answer.header("Sforce-Locator");
    next = locator.equals("null") ? "" : locator;
  }

  private long rows(Iterator<String[]> rows) {
    if (!rows.hasNext()) {
      return 0;
    }
    int[] places = places(rows.next());
    long read = 0;
    while (rows.hasNext()) {
      var row = rows.next();
      if (row.length != places.length && !rows.hasNext()) {
        throw brokenOff(null);
      }
      read++;
      if (read > passedOn) {
        reader.accept(record(row, places));
        passedOn = read;
      }
    }
    return read;
  }

  /** Where each field of a row belongs; -1 for one that was not asked for. */
  private int[] places(String[] names) {
    int[] places = Arrays.stream(names).mapToInt(columns::place).toArray();
    int id = columns.place("Id");
    if (Arrays.stream(places).noneMatch(place -> place == id)) {
      throw SalesforceFailures.unreadable(null);
    }
    return places;
  }

  private SalesforceRecord record(String[] row, int[] places) {
    var values = new @Nullable String[columns.columns().size()];
    // A row of another length has lost its shape: without an id it is told as unreadable.
    if (row.length == places.length) {
      for (int i = 0; i < row.length; i++) {
        if (places[i] >= 0 && !row[i].isEmpty()) {
          values[places[i]] = row[i];
        }
      }
    }
    return new SalesforceRecord(
        columns, values, null, () -> String.join(",", row).getBytes(StandardCharsets.UTF_8));
  }

  private static SourceFailure brokenOff(@Nullable Throwable cause) {
    return new SourceFailure(
        Fault.SOURCE_UNAVAILABLE,
        "The results of Salesforce's query job break off in the middle.",
        null,
        cause);
  }
}
