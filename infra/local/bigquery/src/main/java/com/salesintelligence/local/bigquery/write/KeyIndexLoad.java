package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.DuckName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Reads what a table's key index has to know after a restart. */
final class KeyIndexLoad {

  private KeyIndexLoad() {}

  /** Fills an index with the keys of a table and with those that were deleted from it. */
  static KeyIndex index(DuckDBConnection connection, TableEntry table) throws SQLException {
    var index = new KeyIndex();
    String keys =
        table.primaryKey().stream().map(DuckName::quote).collect(Collectors.joining(", "));
    int columns = table.primaryKey().size();
    var hash = new KeyHash();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT %s, coalesce(%s, 0), %s FROM %s"
                    .formatted(
                        keys, TableEntry.SEQUENCE, TableEntry.SEQUENCE_REST, table.duckName()))) {
      while (rows.next()) {
        hash.begin();
        for (int i = 1; i <= columns; i++) {
          hash.addStored(stored(rows, i));
        }
        hash.end();
        keep(index, hash.high(), hash.low(), KeyIndex.LIVE, rows, columns + 1);
      }
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT sequence, sequence_rest, hash_high, hash_low FROM _bigquery.deleted_keys"
                + " WHERE duck_name = ?")) {
      statement.setString(1, table.duckName());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keep(index, rows.getLong(3), rows.getLong(4), KeyIndex.DELETED, rows, 1);
        }
      }
    }
    return index;
  }

  private static Object stored(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return switch (value) {
      case java.sql.Timestamp time -> rows.getObject(column, java.time.LocalDateTime.class);
      case java.sql.Date date -> date.toLocalDate();
      case java.sql.Blob blob -> rows.getBytes(column);
      default -> value;
    };
  }

  private static void keep(
      KeyIndex index, long high, long low, byte state, ResultSet rows, int sequenceColumn)
      throws SQLException {
    int place = index.find(high, low);
    long sequence = rows.getLong(sequenceColumn);
    String rest = rows.getString(sequenceColumn + 1);
    boolean newer =
        index.state(place) == KeyIndex.UNKNOWN
            || ChangeSequence.compare(sequence, rest, index.sequence(place), index.rest(place)) > 0;
    byte live = index.state(place) == KeyIndex.LIVE ? KeyIndex.LIVE : state;
    if (newer) {
      index.set(place, live, sequence, rest);
    }
  }
}
