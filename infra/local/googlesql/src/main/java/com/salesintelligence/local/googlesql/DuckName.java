package com.salesintelligence.local.googlesql;

/** Quotes names and texts for DuckDB. */
public final class DuckName {
  private DuckName() {}

  /** An identifier in double quotes. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A string literal. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
