package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.ByteString;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.store.Database;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a checkpoint made after each 64 MiB of large rows. DuckDB reads up to 2,048 rows of a row
 * group at once; only a checkpoint begins a new group, so that these fit into its memory.
 */
final class LargeRows {

  private static final Logger LOG = LoggerFactory.getLogger(LargeRows.class);
  private static final int LARGE = 64 << 10;
  private static final long MAX_TOGETHER = 64L << 20;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int MAX_PAUSES = 200;

  private final Database database;
  private final Map<String, TableEntry> written = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private long together;

  LargeRows(Database database) {
    this.database = database;
  }

  /** Waits where a checkpoint is overdue, because somebody reads what was dropped since. */
  void makeRoom() {
    for (int i = 0; together >= 2 * MAX_TOGETHER && i < MAX_PAUSES; i++) {
      settle();
      if (together > 0) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Rows are about to be stored. */
  void note(TableEntry table, List<ByteString> rows) {
    long large = 0;
    for (ByteString row : rows) {
      large += row.size() >= LARGE ? row.size() : 0;
    }
    if (large > 0) {
      together += large;
      written.put(table.duckName(), table);
    }
  }

  /** Makes a checkpoint if it is time; outside of a transaction. */
  void settle() {
    if (together < MAX_TOGETHER) {
      return;
    }
    try {
      for (TableEntry table : written.values()) {
        if (kept.add(table.duckName())) {
          database.keepRowGroups(table.duckSchema(), table.name().table());
        }
      }
      database.checkpoint();
      written.clear();
      together = 0;
    } catch (SQLException e) {
      LOG.debug("A checkpoint has to wait: {}", e.getMessage());
    }
  }
}
