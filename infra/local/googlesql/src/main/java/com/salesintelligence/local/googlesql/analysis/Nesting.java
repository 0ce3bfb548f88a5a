package com.salesintelligence.local.googlesql.analysis;

import com.salesintelligence.local.googlesql.SqlError;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what would overflow the native analyser's stack and with it end the JVM: it calls itself
 * for each bracket, each operator of a chain, each block. An estimate from above; far below what it
 * bears, far above what people write.
 */
final class Nesting {
  private static final int DEPTH = 3000;

  /** DuckDB's time for a UNION grows with the cube of its parts: of a thousand it is a second. */
  private static final int PARTS = 1000;

  /** BigQuery's own limit for the text of a query. */
  private static final int LENGTH = 1024 * 1024;

  private static final Set<String> BLOCKS =
      Set.of("BEGIN", "IF", "LOOP", "WHILE", "REPEAT", "FOR", "CASE");

  /** Behind these an expression begins anew; AND and OR take any number of parts at once. */
  private static final Set<String> FRESH =
      Set.of("AND", "OR", "WHEN", "THEN", "ELSE", "SELECT", "WHERE", "FROM");

  private static final Set<String> OPERATORS = Set.of("NOT", "IS", "JOIN", "UNION");

  private static final Set<String> SET_OPERATORS = Set.of("UNION", "INTERSECT", "EXCEPT");

  private final String sql;

  /** How many operators stand in each bracket that is open. */
  private final int[] chains = new int[DEPTH + 2];

  private int open;
  private int operators;
  private int blocks;
  private int pipes;
  private int parts;
  private String before = "";
  private int at;
  private boolean ended;

  private Nesting(String sql) {
    this.sql = sql;
  }

  /**
   * @throws SqlError where the text is too long, or nests deeper than the analyser can follow
   */
  static void check(String sql) {
    if (sql.length() > LENGTH) {
      throw SqlError.invalid("The query is too large. The maximum length is 1024K characters");
    }
    var nesting = new Nesting(sql);
    while (nesting.at < sql.length()) {
      nesting.token();
      if (nesting.open + nesting.operators + nesting.blocks + nesting.pipes > DEPTH) {
        throw SqlError.invalid(ErrorWording.TOO_COMPLEX);
      }
      if (nesting.parts > PARTS) {
        throw SqlError.invalid(
            "The query is too complex: it has more than 1,000 parts of UNION, INTERSECT or EXCEPT");
      }
    }
  }

  private void token() {
    char c = sql.charAt(at);
    switch (c) {
      case '\'', '"', '`' -> quoted(c);
      case '#' -> skipTo("\n");
      case '(', '{' -> open();
      case '[' -> {
        operator();
        open();
      }
      case ')', ']', '}' -> close();
      case ',' -> fresh();
      case ';' -> statement();
      case '|' -> pipe();
      case '+', '*', '&', '^', '~', '<', '>', '=', '.' -> operator();
      case '-' -> {
        if (sql.startsWith("--", at)) {
          skipTo("\n");
        } else {
          operator();
        }
      }
      case '/' -> {
        if (sql.startsWith("/*", at)) {
          skipTo("*/");
        } else {
          operator();
        }
      }
      default -> other(c);
    }
    at++;
  }

  private void other(char c) {
    if (!Character.isLetter(c) && c != '_') {
      return;
    }
    int start = at;
    while (at + 1 < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(at + 1))) {
      at++;
    }
    word(sql.substring(start, at + 1).toUpperCase(Locale.ROOT));
  }

  private void word(String word) {
    boolean closing = ended;
    ended = word.equals("END");
    if (SET_OPERATORS.contains(before) && (word.equals("ALL") || word.equals("DISTINCT"))) {
      parts++;
    }
    before = word;
    if (FRESH.contains(word)) {
      fresh();
    } else if (OPERATORS.contains(word)) {
      operator();
    } else if (ended) {
      blocks = Math.max(0, blocks - 1);
    } else if (BLOCKS.contains(word) && !closing && !sql.startsWith("(", at + 1)) {
      blocks++;
    }
  }

  private void quoted(char quote) {
    String one = String.valueOf(quote);
    String end = quote != '`' && sql.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    at += end.length();
    while (at < sql.length() && !sql.startsWith(end, at)) {
      at += sql.charAt(at) == '\\' ? 2 : 1;
    }
    at += end.length() - 1;
  }

  private void skipTo(String end) {
    int found = sql.indexOf(end, at + 1);
    at = found < 0 ? sql.length() : found + end.length() - 1;
  }

  /** Each pipe has all before it inside. */
  private void pipe() {
    if (sql.startsWith("|>", at)) {
      pipes++;
    } else {
      operator();
    }
  }

  private void operator() {
    chains[open]++;
    operators++;
  }

  private void fresh() {
    operators -= chains[open];
    chains[open] = 0;
  }

  private void open() {
    if (open < DEPTH + 1) {
      open++;
    }
  }

  private void close() {
    fresh();
    open = Math.max(0, open - 1);
  }

  private void statement() {
    while (open > 0) {
      close();
    }
    fresh();
    pipes = 0;
    parts = 0;
  }
}
