package com.salesintelligence.local.bigquery.write;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Turns the values of one protobuf field into those of a column. */
interface Conversion {

  /** Refuses a value that the column cannot hold. */
  default void check(byte[] bytes, long raw) {}

  /** Appends a value that was checked. */
  void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException;

  /** The value as DuckDB's appender wants it inside a list or struct; checks it, too. */
  Object element(byte[] bytes, long raw);

  /** Adds the value to the hash of a key. */
  default void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(raw);
  }
}
