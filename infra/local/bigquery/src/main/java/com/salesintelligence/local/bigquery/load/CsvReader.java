package com.salesintelligence.local.bigquery.load;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file record by record. */
final class CsvReader implements AutoCloseable {

  private final Reader in;
  private final CsvOptions options;
  private int next;
  private long line = 1;

  /**
   * @param in buffered
   */
  CsvReader(Reader in, CsvOptions options) throws IOException {
    this.in = in;
    this.options = options;
    next = in.read();
    if (next == '\ufeff') {
      next = in.read();
    }
  }

  /** The line that the next record begins on. */
  long line() {
    return line;
  }

  /**
   * The fields of the next record, null at the end.
   *
   * @throws BadRow where quotes do not match
   */
  @Nullable List<Field> read() throws IOException {
    if (next < 0) {
      return null;
    }
    var fields = new ArrayList<Field>();
    boolean more = true;
    while (more) {
      fields.add(field());
      more = next == options.delimiter();
      if (more) {
        take();
      }
    }
    endLine();
    return fields;
  }

  private Field field() throws IOException {
    if (options.quote().isPresent() && next == options.quote().get()) {
      return quoted(options.quote().get());
    }
    var text = new StringBuilder();
    while (next >= 0 && next != options.delimiter() && !atLineEnd()) {
      text.append((char) take());
    }
    return new Field(text.toString(), false);
  }

  private Field quoted(char quote) throws IOException {
    var text = new StringBuilder();
    take();
    while (true) {
      if (next < 0) {
        throw new BadRow("", "Missing close quote character (" + quote + ").");
      }
      int c = take();
      if (c == quote && next != quote) {
        break;
      }
      if (c == quote) {
        take();
      } else if ((c == '\n' || c == '\r') && !options.quotedNewlines()) {
        if (c == '\r' && next == '\n') {
          take();
        }
        throw new BadRow(
            "",
            "Missing close quote character ("
                + quote
                + "): a quoted line break needs"
                + " allowQuotedNewlines.");
      }
      text.append((char) c);
    }
    if (next >= 0 && next != options.delimiter() && !atLineEnd()) {
      skipLine();
      throw new BadRow(
          "", "Data between close quote character (" + quote + ") and field separator.");
    }
    return new Field(text.toString(), true);
  }

  private boolean atLineEnd() {
    return next == '\n' || next == '\r';
  }

  private void endLine() throws IOException {
    if (next == '\r') {
      take();
    }
    if (next == '\n') {
      take();
    }
  }

  private void skipLine() throws IOException {
    while (next >= 0 && !atLineEnd()) {
      take();
    }
    endLine();
  }

  private int take() throws IOException {
    int taken = next;
    next = in.read();
    if (taken == '\n' || (taken == '\r' && next != '\n')) {
      line++;
    }
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A field; what is quoted is never NULL. */
  record Field(String text, boolean quoted) {}
}
