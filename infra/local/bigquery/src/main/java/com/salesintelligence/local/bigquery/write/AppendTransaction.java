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
import java.util.LinkedHashMap;
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
  private final WriteStreams streams;
  private final Filling.Defaults defaults;
  private final DuckDBConnection connection;
  private final RowCursor row = new RowCursor();
  private final Map<TableName, TableWrites> open = new HashMap<>();
  private final Set<TableName> changed = ConcurrentHashMap.newKeySet();
  private final ChangeSequence sequence = new ChangeSequence();
  private final LargeRows largeRows;

  /** Created streams as the open batch leaves them. */
  private final Map<String, CreatedStream> grown = new LinkedHashMap<>();

  private int opened;

  AppendTransaction(
      Database database,
      Metadata metadata,
      Tables tables,
      WriteStreams streams,
      Filling.Defaults defaults)
      throws SQLException {
    this.database = database;
    this.metadata = metadata;
    this.tables = tables;
    this.streams = streams;
    this.defaults = defaults;
    largeRows = new LargeRows(database);
    connection = database.connect();
    metadata.onChange(changed::add);
  }

  void store(List<Append> batch) {
    largeRows.makeRoom();
    List<AppendRowsResponse> answers;
    database.writing().lock();
    try {
      answers = attempt(batch);
      largeRows.settle();
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
    return List.of(Answers.failed(append.stream().text(), Code.UNAVAILABLE, problem.toString()));
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
      streams.store(connection, grown.values());
      execute("COMMIT");
      touched.forEach(TableWrites::committed);
      streams.stored(grown.values());
    }
    grown.clear();
    return answers;
  }

  /** The first upsert makes a table one that statements may not change any more. */
  private void noteChangeData(Append append) {
    Optional<TableEntry> table = metadata.table(append.table());
    if (append.stream().isDefault()
        && append.schema().hasChangeType()
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
    String name = append.stream().text();
    if (table.isEmpty()) {
      return Answers.noTable(name);
    }
    if (table.get().isReadOnly()) {
      return Answers.failed(
          name, Code.INVALID_ARGUMENT, "Table " + append.table() + " is a read-only snapshot");
    }
    if (append.rows().isEmpty()) {
      return Answers.noRows(name);
    }
    try {
      AppendRowsResponse answer =
          append.stream().isDefault()
              ? takeRows(append, table.get(), table.get(), touched, Answers.stored(name))
              : takeCreated(append, table.get(), touched);
      return append.schema().isOutdated(table.get())
          ? answer.toBuilder().setUpdatedSchema(WriteSchemas.of(table.get().columns())).build()
          : answer;
    } catch (SchemaMismatch e) {
      return Answers.mismatch(name, e);
    }
  }

  private AppendRowsResponse takeCreated(Append append, TableEntry table, Set<TableWrites> touched)
      throws SQLException {
    String name = append.stream().text();
    CreatedStream stream = grown.getOrDefault(name, streams.find(name).orElse(null));
    if (stream == null) {
      return Answers.noStream(name);
    }
    Optional<AppendRowsResponse> refusal = StreamRules.refusal(stream, append);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    TableEntry target = stream.isStaged() ? stream.stage(table) : table;
    AppendRowsResponse stored = Answers.stored(name, stream.rows());
    AppendRowsResponse answer = takeRows(append, table, target, touched, stored);
    if (!answer.hasError()) {
      grown.put(name, stream.grown(append.rows().size()));
    }
    return answer;
  }

  private AppendRowsResponse takeRows(
      Append append,
      TableEntry table,
      TableEntry target,
      Set<TableWrites> touched,
      AppendRowsResponse stored)
      throws SQLException {
    RowFormat format = append.schema().format(table);
    var filling = new Filling(format, append.missing(), append.rows().size(), defaults);
    List<RowError> errors = check(append, format, filling);
    if (!errors.isEmpty()) {
      return Answers.rowErrors(append.stream().text(), errors);
    }
    TableWrites writes = writes(target, table);
    largeRows.note(target, append.rows());
    collect(append, format, filling, writes);
    touched.add(writes);
    return stored;
  }

  private List<RowError> check(Append append, RowFormat format, Filling filling) {
    var errors = new ArrayList<RowError>();
    List<ByteString> rows = append.rows();
    for (int i = 0; i < rows.size() && errors.size() < MAX_ROW_ERRORS; i++) {
      try {
        row.move(format, rows.get(i));
        RowCheck.check(format, row, sequence, filling);
      } catch (BadValue e) {
        errors.add(Answers.rowError(i, e.getMessage()));
      }
    }
    return errors;
  }

  private void collect(Append append, RowFormat format, Filling filling, TableWrites writes) {
    for (ByteString bytes : append.rows()) {
      row.move(format, bytes);
      writes.add(format, bytes, row, RowCheck.change(format, row), filling);
    }
  }

  /**
   * @param target the table, or the stage where rows wait to be shown in it
   */
  private TableWrites writes(TableEntry target, TableEntry table) throws SQLException {
    TableWrites known = open.get(target.name());
    if (known != null && known.table().version() != target.version()) {
      forget(target.name());
      known = null;
    }
    if (known == null) {
      if (target != table) {
        StreamTables.fit(connection, target, table);
      }
      known = new TableWrites(connection, target, opened++);
      open.put(target.name(), known);
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
    grown.clear();
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
