package com.salesintelligence.ingest.datasets;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the records of a CSV file apart. Of a record that is too long only the beginning is kept,
 * and the next one is found all the same.
 */
final class CsvRecords {

  private static final int END = -1;
  private static final int MOST_FIELDS = 10_000;

  private enum State {
    START,
    PLAIN,
    QUOTED,
    QUOTE_SEEN
  }

  private final Reader in;
  private final char delimiter;
  private final int longest;
  private final char[] buffer = new char[1 << 15];
  private int position;
  private int limit;

  private final StringBuilder field = new StringBuilder();
  private final StringBuilder original = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private long recordsSeen;
  private int length;
  private boolean badlyQuoted;
  private boolean quoted;
  private State state = State.START;

  CsvRecords(Reader in, char delimiter, int longest) {
    this.in = in;
    this.delimiter = delimiter;
    this.longest = longest;
  }

  /** Goes on to the next record that is not an empty line. */
  boolean next() throws IOException {
    do {
      begin();
      if (!readRecord()) {
        return false;
      }
    } while (emptyLine());
    recordsSeen++;
    return true;
  }

  List<String> fields() {
    return fields;
  }

  /** The beginning of the record as it was written. */
  String original() {
    return original.toString();
  }

  boolean tooLong() {
    return length > longest || fields.size() > MOST_FIELDS;
  }

  boolean badlyQuoted() {
    return badlyQuoted;
  }

  private void begin() {
    fields = new ArrayList<>();
    field.setLength(0);
    original.setLength(0);
    length = 0;
    badlyQuoted = false;
    quoted = false;
    state = State.START;
  }

  private boolean emptyLine() {
    return fields.size() == 1 && fields.getFirst().isEmpty() && !quoted && length == 0;
  }

  /** False at the end of the file. */
  private boolean readRecord() throws IOException {
    int c = read();
    if (c == END) {
      return false;
    }
    while (!endsRecord(c)) {
      keep((char) c);
      take((char) c);
      c = read();
    }
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    endField();
    return true;
  }

  private boolean endsRecord(int c) {
    if (c == END && state == State.QUOTED) {
      throw new BrokenFile(
          "a quote that opens in row %d is never closed".formatted(Math.max(1, recordsSeen)));
    }
    return c == END || state != State.QUOTED && (c == '\n' || c == '\r');
  }

  private void take(char c) {
    switch (state) {
      case START -> start(c);
      case PLAIN -> plain(c);
      case QUOTED -> inQuotes(c);
      case QUOTE_SEEN -> afterQuote(c);
    }
  }

  private void start(char c) {
    if (c == '"') {
      quoted = true;
      state = State.QUOTED;
    } else {
      state = State.PLAIN;
      plain(c);
    }
  }

  private void plain(char c) {
    if (c == delimiter) {
      endField();
    } else {
      append(c);
    }
  }

  private void inQuotes(char c) {
    if (c == '"') {
      state = State.QUOTE_SEEN;
    } else {
      append(c);
    }
  }

  private void afterQuote(char c) {
    if (c == '"') {
      append(c);
      state = State.QUOTED;
    } else if (c == delimiter) {
      endField();
    } else {
      badlyQuoted = true;
      state = State.PLAIN;
      append(c);
    }
  }

  private void append(char c) {
    if (length <= longest) {
      field.append(c);
    }
  }

  private void endField() {
    if (!tooLong()) {
      fields.add(field.toString());
    }
    field.setLength(0);
    state = State.START;
  }

  private void keep(char c) {
    if (length <= longest) {
      length++;
    }
    if (original.length() < RowReader.LONGEST_ORIGINAL) {
      original.append(c);
    }
  }

  private int read() throws IOException {
    return fill() ? buffer[position++] : END;
  }

  private int peek() throws IOException {
    return fill() ? buffer[position] : END;
  }

  private boolean fill() throws IOException {
    while (position == limit) {
      limit = in.read(buffer, 0, buffer.length);
      position = 0;
      if (limit < 0) {
        limit = 0;
        return false;
      }
    }
    return true;
  }
}
