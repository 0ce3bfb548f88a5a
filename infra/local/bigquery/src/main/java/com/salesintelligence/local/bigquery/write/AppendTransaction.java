package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores appends of many requests together: all of a request's rows or none. */
final class AppendTransaction implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AppendTransaction.class);
  private static final int MAX_ROW_ERRORS = 1_000;

  private final Database database;
  private final Metadata metadata;
  private final Tables tables;
  private final DuckDBConnection connection;
  private final RowCursor row = new RowCursor();
  private final Map<TableName, TableWrites> open = new HashMap<>();
  private final Set<TableName> changed = ConcurrentHashMap.newKeySet();
  private final ChangeSequence sequence = new ChangeSequence();
  private int opened;

  AppendTransaction(Database database, Metadata metadata, Tables tables) throws SQLException {
    this.database = database;
    this.metadata = metadata;
    this.tables = tables;
    connection = database.connect();
    metadata.onChange(changed::add);
  }

  void store(List<Append> batch) {
    List<AppendRowsResponse> answers;
    database.writing().lock();
    try {
      answers = attempt(batch);
    } catch (SQLException | RuntimeException e) {
      reset();
      answers = apart(batch, e);
    } finally {
      database.writing().unlock();
    }
    for (int i = 0; i < answers.size(); i++) {
      batch.get(i).answer().accept(answers.get(i));
    }
  }

  /** One request must not fail because of another: each gets a transaction of its own. */
  private List<AppendRowsResponse> apart(List<Append> batch, Throwable problem) {
    if (batch.size() > 1) {
      batch.forEach(append -> store(List.of(append)));
      return List.of();
    }
    Append append = batch.getFirst();
    LOG.warn("Rows for {} could not be stored", append.table(), problem);
    return List.of(Answers.failed(append.stream(), Code.UNAVAILABLE, problem.toString()));
  }

  private List<AppendRowsResponse> attempt(List<Append> batch) throws SQLException {
    batch.forEach(this::noteChangeData);
    List.copyOf(changed).forEach(this::forget);
    var answers = new ArrayList<AppendRowsResponse>(batch.size());
    Set<TableWrites> touched = new LinkedHashSet<>();
    for (Append append : batch) {
      answers.add(take(append, touched));
    }
    if (!touched.isEmpty()) {
      execute("BEGIN");
      for (TableWrites writes : touched) {
        writes.store(row);
      }
      execute("COMMIT");
      touched.forEach(TableWrites::committed);
    }
    return answers;
  }

  /** The first upsert makes a table one that statements may not change any more. */
  private void noteChangeData(Append append) {
    Optional<TableEntry> table = metadata.table(append.table());
    if (append.schema().hasChangeType()
        && table.filter(entry -> entry.isKeyed() && !entry.changeData()).isPresent()) {
      try {
        tables.takeChanges(table.get());
      } catch (SQLException e) {
        throw new IllegalStateException("The catalogue cannot be written: " + e.getMessage(), e);
      }
    }
  }

  private AppendRowsResponse take(Append append, Set<TableWrites> touched) throws SQLException {
    Optional<TableEntry> table = metadata.table(append.table()).filter(entry -> !entry.isView());
    if (table.isEmpty()) {
      return Answers.notFound(append.stream());
    }
    try {
      RowFormat format = append.schema().format(table.get());
      List<RowError> errors = check(append, format);
      if (!errors.isEmpty()) {
        return Answers.rowErrors(append.stream(), errors);
      }
      if (!append.rows().isEmpty()) {
        touched.add(collect(append, format));
      }
      return Answers.stored(append.stream());
    } catch (SchemaMismatch e) {
      return Answers.mismatch(append.stream(), e);
    }
  }

  private List<RowError> check(Append append, RowFormat format) {
    var errors = new ArrayList<RowError>();
    List<ByteString> rows = append.rows();
    for (int i = 0; i < rows.size() && errors.size() < MAX_ROW_ERRORS; i++) {
      try {
        row.move(format, rows.get(i));
        RowCheck.check(format, row, sequence);
      } catch (BadValue e) {
        errors.add(Answers.rowError(i, e.getMessage()));
      }
    }
    return errors;
  }

  private TableWrites collect(Append append, RowFormat format) throws SQLException {
    TableWrites writes = writes(format.table());
    for (ByteString bytes : append.rows()) {
      row.move(format, bytes);
      writes.add(format, bytes, row, RowCheck.change(format, row));
    }
    return writes;
  }

  private TableWrites writes(TableEntry table) throws SQLException {
    TableWrites known = open.get(table.name());
    if (known == null) {
      known = new TableWrites(connection, table, opened++);
      open.put(table.name(), known);
    }
    return known;
  }

  /** Appenders belong to this thread, so that changes by others are only noted by them. */
  private void forget(TableName name) {
    changed.remove(name);
    close(open.remove(name));
  }

  /** Nothing of the open transaction stays, neither in DuckDB nor in the indexes. */
  private void reset() {
    open.values().forEach(TableWrites::rolledBack);
    List.copyOf(open.keySet()).forEach(this::forget);
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("Nothing to roll back: {}", e.getMessage());
    }
  }

  private static void close(@Nullable TableWrites writes) {
    try {
      if (writes != null) {
        writes.close();
      }
    } catch (SQLException e) {
      LOG.debug("An appender did not close: {}", e.getMessage());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::forget);
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection did not close: {}", e.getMessage());
    }
  }
}
