package com.salesintelligence.local.bigquery.write;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Numbers that need no more than a copy. */
enum Numbers implements Conversion {
  INT64 {
    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append(raw);
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      return raw;
    }
  },
  BOOL {
    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append(raw != 0);
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      return raw != 0;
    }
  },
  FLOAT64 {
    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append(Double.longBitsToDouble(raw));
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      return Double.longBitsToDouble(raw);
    }
  },
  INTEGER_TO_FLOAT64 {
    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append((double) raw);
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      return (double) raw;
    }
  }
}
