package com.salesintelligence.ingest.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** One JSON object on each line; empty lines are passed over. */
final class NdjsonRows implements RowReader {

  private final int longestRow;
  private final JsonObjects objects;

  NdjsonRows(int longestRow) {
    this.longestRow = longestRow;
    objects = new JsonObjects(longestRow);
  }

  @Override
  public void read(Reader in, Consumer<RawRow> to) throws IOException {
    var lines = new BufferedReader(in);
    var line = new StringBuilder();
    long number = 0;
    while (next(lines, line)) {
      if (!line.toString().isBlank()) {
        number++;
        to.accept(row(number, line.toString()));
      }
    }
  }

  private RawRow row(long number, String line) {
    var original = RowReader.start(line);
    if (line.length() > longestRow) {
      return new RawRow.Broken(
          number, original, Reason.ROW_TOO_LONG, "longer than " + longestRow + " characters");
    }
    try (var parser = objects.parser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new RawRow.Broken(number, original, Reason.NOT_AN_OBJECT, "a row is a JSON object");
      }
      var row = JsonObjects.read(number, original, parser);
      return parser.nextToken() == null
          ? row
          : new RawRow.Broken(number, original, Reason.NOT_JSON, "something follows the object");
    } catch (JacksonException | BrokenFile e) {
      return new RawRow.Broken(number, original, Reason.NOT_JSON, "not a whole JSON object");
    }
  }

  /** Keeps one character more than a line may have, and passes over the rest. */
  private boolean next(BufferedReader in, StringBuilder line) throws IOException {
    line.setLength(0);
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() <= longestRow) {
        line.append((char) c);
      }
    }
    return true;
  }
}
