package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.WriteStream.Type;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;

/**
 * A stream that a client made, and how far it is.
 *
 * @param id last part of its name
 * @param tableEtag tells the table from a later one of the same name: the time when it was made
 * @param created milliseconds since the epoch, as is {@code committed}; 0 where it is not
 * @param rows that were appended
 * @param flushed how many of them the table shows; all of them where the stream is COMMITTED
 */
record CreatedStream(
    TableName table,
    String id,
    Type type,
    String tableEtag,
    long created,
    long rows,
    long flushed,
    boolean finalized,
    long committed) {

  /** The DuckDB schema for rows that no table shows yet. */
  private static final TableName STAGE = new TableName("_streams", "stage", "");

  static String duckSchema() {
    return TableEntry.duckSchema(STAGE.project(), STAGE.dataset());
  }

  String name() {
    return "projects/%s/datasets/%s/tables/%s/streams/%s"
        .formatted(table.project(), table.dataset(), table.table(), id);
  }

  boolean isStaged() {
    return type != Type.COMMITTED;
  }

  TableName stageName() {
    return new TableName(STAGE.project(), STAGE.dataset(), id);
  }

  /** Where rows wait that the table does not show yet: like the table, but without a key. */
  TableEntry stage(TableEntry table) {
    return new TableEntry(
        stageName(), table.resource(), table.columns(), List.of(), false, table.version());
  }

  CreatedStream grown(long more) {
    return with(rows + more, flushed, finalized, committed);
  }

  CreatedStream flushed(long count) {
    return with(rows, count, finalized, committed);
  }

  CreatedStream asFinal() {
    return with(rows, flushed, true, committed);
  }

  CreatedStream committed(long at) {
    return with(rows, rows, finalized, at);
  }

  private CreatedStream with(long rows, long flushed, boolean finalized, long committed) {
    return new CreatedStream(
        table, id, type, tableEtag, created, rows, flushed, finalized, committed);
  }
}
