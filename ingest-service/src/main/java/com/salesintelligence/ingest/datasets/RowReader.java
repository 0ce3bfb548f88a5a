package com.salesintelligence.ingest.datasets;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the rows of a file one after the other, in memory that does not grow with the file. */
interface RowReader {

  /** Of a rejected row as much is kept as a person needs to find it. */
  int LONGEST_ORIGINAL = 1_000;

  /**
   * @throws BrokenFile when what follows cannot be told apart into rows
   */
  void read(Reader in, Consumer<RawRow> to) throws IOException;

  /** A row as it stands in the file; the first has number 1. */
  sealed interface RawRow {

    long number();

    /** Its beginning, as it was written; empty where rows are not lines of text. */
    String original();

    /**
     * @param values text, or numbers and truth values where the format has them; null is left out
     */
    record Read(long number, String original, Map<String, Object> values) implements RawRow {}

    record Broken(long number, String original, Reason reason, String problem) implements RawRow {}
  }

  static String start(CharSequence text) {
    return text.subSequence(0, Math.min(text.length(), LONGEST_ORIGINAL)).toString();
  }
}
