package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.ByteString;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.write.RowCheck.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What one table takes in a transaction: rows are collected and compared first, then stored: old
 * rows out, the newest of each key in.
 */
final class TableWrites implements AutoCloseable {

  private final DuckDBConnection connection;
  private final TableEntry table;
  private final TableAppender appender;
  private final @Nullable Keys keys;
  private final KeyHash hash = new KeyHash();
  private final ChangeSequence sequence = new ChangeSequence();
  private final List<KeyChange> changes = new ArrayList<>();
  private final List<Plain> inserts = new ArrayList<>();

  TableWrites(DuckDBConnection connection, TableEntry table, int number) throws SQLException {
    this.connection = connection;
    this.table = table;
    appender = new TableAppender(connection, table);
    keys =
        table.isKeyed()
            ? new Keys(
                new KeyStage(connection, table, number), KeyIndexLoad.index(connection, table))
            : null;
  }

  TableEntry table() {
    return table;
  }

  /** Takes a row that was checked; {@code row} stands on it. */
  void add(RowFormat format, ByteString bytes, RowCursor row, Change kind, Filling filling) {
    if (keys == null) {
      inserts.add(new Plain(format, bytes, filling));
      return;
    }
    sequence.read(format, row);
    readKey(format, row);
    KeyIndex index = keys.index;
    int place = index.find(hash.high(), hash.low());
    if (kind == Change.INSERT && index.state(place) != KeyIndex.UNKNOWN) {
      inserts.add(new Plain(format, bytes, filling));
      return;
    }
    if (index.isStale(place, sequence)) {
      return;
    }
    KeyChange change = index.open(place);
    if (change == null) {
      change = new KeyChange(hash, index, place, format, bytes, filling);
      index.open(place, change);
      changes.add(change);
    }
    change.become(format, bytes, filling, kind == Change.DELETE, sequence);
    index.set(place, stateAfter(kind), sequence.first(), sequence.rest());
  }

  private static byte stateAfter(Change kind) {
    return kind == Change.DELETE ? KeyIndex.DELETED : KeyIndex.LIVE;
  }

  private void readKey(RowFormat format, RowCursor row) {
    hash.begin();
    for (int slot : format.key()) {
      FieldPlan field = format.field(slot);
      if (field != null) {
        field.conversion().hash(hash, row.bytes(), row.value(slot));
      }
    }
    hash.end();
  }

  /** Stores what was taken, within the open transaction. */
  void store(RowCursor row) throws SQLException {
    for (Plain insert : inserts) {
      row.move(insert.format, insert.row);
      appender.append(insert.format, row, 0, null, insert.filling);
    }
    if (keys != null && !changes.isEmpty()) {
      removeOld(keys, row);
      rememberDeleted();
      for (KeyChange change : changes) {
        if (!change.isDelete()) {
          row.move(change.format(), change.row());
          appender.append(change.format(), row, change.sequence(), change.rest(), change.filling());
        }
      }
    }
    appender.flush();
  }

  private void removeOld(Keys keys, RowCursor row) throws SQLException {
    for (KeyChange change : changes) {
      if (change.replaces()) {
        row.move(change.format(), change.row());
        keys.stale.add(change.format(), row);
      }
    }
    keys.stale.delete();
  }

  private void rememberDeleted() throws SQLException {
    if (changes.stream().noneMatch(KeyChange::isDelete)) {
      return;
    }
    try (DuckDBAppender deleted = connection.createAppender("_bigquery", "deleted_keys")) {
      for (KeyChange change : changes) {
        if (change.isDelete()) {
          deleted
              .beginRow()
              .append(table.duckName())
              .append(change.high)
              .append(change.low)
              .append(change.sequence())
              .append(change.rest())
              .endRow();
        }
      }
      deleted.flush();
    }
  }

  /** The transaction was committed. */
  void committed() {
    forEachChange((index, place, change) -> index.open(place, null));
  }

  /** The transaction was rolled back: the index forgets it. */
  void rolledBack() {
    forEachChange(
        (index, place, change) -> {
          index.open(place, null);
          index.set(place, change.stateBefore, change.sequenceBefore, change.restBefore);
        });
  }

  private void forEachChange(Settling settling) {
    if (keys != null) {
      for (KeyChange change : changes) {
        settling.on(keys.index, keys.index.find(change.high, change.low), change);
      }
    }
    changes.clear();
    inserts.clear();
  }

  @Override
  public void close() throws SQLException {
    appender.close();
    if (keys != null) {
      keys.stale.close();
    }
  }

  private record Keys(KeyStage stale, KeyIndex index) {}

  private record Plain(RowFormat format, ByteString row, Filling filling) {}

  private interface Settling {
    void on(KeyIndex index, int place, KeyChange change);
  }
}
