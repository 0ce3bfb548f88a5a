package com.salesintelligence.local.bigquery.arrow;

import java.util.List;

/**
 * A column of an Arrow schema.
 *
 * @param bits of numbers, times and decimals
 * @param unitsPerSecond of times
 * @param zoned whether a timestamp has a time zone
 * @param scale of decimals
 */
record ArrowColumn(
    String name,
    Kind kind,
    int bits,
    long unitsPerSecond,
    boolean zoned,
    int scale,
    List<ArrowColumn> children) {

  /** What a column holds. */
  enum Kind {
    UTF8,
    LARGE_UTF8,
    BINARY,
    LARGE_BINARY,
    INT,
    BOOL,
    FLOAT,
    TIMESTAMP,
    DATE,
    TIME,
    DECIMAL,
    LIST,
    LARGE_LIST,
    STRUCT
  }

  static ArrowColumn of(String name, Kind kind, List<ArrowColumn> children) {
    return new ArrowColumn(name, kind, 0, 0, false, 0, children);
  }

  static ArrowColumn of(String name, Kind kind, int bits) {
    return new ArrowColumn(name, kind, bits, 0, false, 0, List.of());
  }

  boolean isList() {
    return kind == Kind.LIST || kind == Kind.LARGE_LIST;
  }

  /** Whether a timestamp goes out as microseconds since the epoch, which keep all of it. */
  boolean isInstant() {
    return zoned && unitsPerSecond <= 1_000_000;
  }

  /** Whether offsets into the data have 64 bits. */
  boolean isLarge() {
    return switch (kind) {
      case LARGE_UTF8, LARGE_BINARY, LARGE_LIST -> true;
      default -> false;
    };
  }
}
