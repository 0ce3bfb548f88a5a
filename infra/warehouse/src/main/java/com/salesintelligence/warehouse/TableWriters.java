package com.salesintelligence.warehouse;

import com.google.protobuf.Message;

/**
 * Gives the writer of each table; all writers share one connection and close with the application.
 */
public interface TableWriters {

  /**
   * The writer of the table whose rows are messages of this type, for example {@code
   * AccountRow.class}.
   */
  <R extends Message> TableWriter<R> of(Class<R> rowType);
}
