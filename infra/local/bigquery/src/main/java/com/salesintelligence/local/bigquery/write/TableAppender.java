package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.Partitions;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.store.Appending;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.SqlType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends rows to one DuckDB table, straight from the bytes of the request. */
final class TableAppender implements AutoCloseable {

  private static final int SEQUENCE = -1;
  private static final int SEQUENCE_REST = -2;
  private static final int NO_COLUMNS = -3;
  private static final int ARRIVAL = -4;

  private final TableEntry table;
  private final DuckDBAppender appender;
  private final int[] slots;
  private final boolean[] arrays;
  private final boolean[] filled;
  private final @Nullable LocalDateTime arrival;

  TableAppender(DuckDBConnection connection, TableEntry table) throws SQLException {
    this.table = table;
    arrival =
        table
            .partitions()
            .filter(Partitions::isByIngestion)
            .map(partitions -> partitions.now(Instant.now()))
            .orElse(null);
    slots = slotsInDuckOrder(connection, table);
    arrays = new boolean[table.columns().size()];
    filled = new boolean[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = table.columns().get(i).type() instanceof SqlType.Array;
      filled[i] = !table.columns().get(i).defaultValue().isEmpty();
    }
    appender = connection.createAppender(table.duckSchema(), table.name().table());
  }

  TableEntry table() {
    return table;
  }

  void append(
      RowFormat format, RowCursor row, long sequence, @Nullable String rest, Filling filling)
      throws SQLException {
    appender.beginRow();
    for (int slot : slots) {
      if (slot == SEQUENCE) {
        appender.append(sequence);
      } else if (slot == SEQUENCE_REST) {
        appender.append(rest);
      } else if (slot == ARRIVAL) {
        appender.append(arrival);
      } else if (slot == NO_COLUMNS) {
        appender.appendNull();
      } else {
        appendColumn(format.field(slot), slot, row, filling);
      }
    }
    appender.endRow();
  }

  private void appendColumn(@Nullable FieldPlan field, int slot, RowCursor row, Filling filling)
      throws SQLException {
    if (field == null || !row.has(slot)) {
      appendNothing(slot, filling);
    } else if (field.repeated()) {
      appendArray(field, slot, row);
    } else {
      field.conversion().append(appender, row.bytes(), row.value(slot));
    }
  }

  /** BigQuery knows no NULL arrays: they are empty. */
  private void appendNothing(int slot, Filling filling) throws SQLException {
    if (filled[slot] && filling.fills(slot)) {
      Appending.append(appender, filling.next(slot));
    } else if (arrays[slot]) {
      appender.append(List.of());
    } else {
      appender.appendNull();
    }
  }

  private void appendArray(FieldPlan field, int slot, RowCursor row) throws SQLException {
    int count = row.count(slot);
    if (field.conversion() == Numbers.FLOAT64) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = Double.longBitsToDouble(row.element(slot, i));
      }
      appender.append(values);
      return;
    }
    var values = new ArrayList<Object>(count);
    for (int i = 0; i < count; i++) {
      values.add(field.conversion().element(row.bytes(), row.element(slot, i)));
    }
    appender.append(values);
  }

  void flush() throws SQLException {
    appender.flush();
  }

  @Override
  public void close() throws SQLException {
    appender.close();
  }

  private static int[] slotsInDuckOrder(DuckDBConnection connection, TableEntry table)
      throws SQLException {
    Map<String, Integer> byName = new HashMap<>();
    byName.put(TableEntry.SEQUENCE, SEQUENCE);
    byName.put(TableEntry.SEQUENCE_REST, SEQUENCE_REST);
    byName.put(TableEntry.NO_COLUMNS, NO_COLUMNS);
    byName.put(Partitioned.TIME, ARRIVAL);
    List<ColumnSchema> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      byName.put(columns.get(i).name(), i);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = ? AND table_name = ?"
                + " AND database_name = current_database() ORDER BY column_index")) {
      statement.setString(1, table.duckSchema());
      statement.setString(2, table.name().table());
      var slots = new ArrayList<Integer>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          slots.add(byName.get(rows.getString(1)));
        }
      }
      return slots.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
