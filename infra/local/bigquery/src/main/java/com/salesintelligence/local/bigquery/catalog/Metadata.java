package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Every dataset and table, in memory and in DuckDB alike. */
public final class Metadata implements Catalog {

  private final Database database;
  private final ConcurrentMap<DatasetName, DatasetEntry> datasets = new ConcurrentHashMap<>();
  private final ConcurrentMap<TableName, TableEntry> tables = new ConcurrentHashMap<>();
  private final List<Consumer<TableName>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong versions = new AtomicLong();

  private Metadata(Database database) {
    this.database = database;
  }

  public static Metadata load(Database database) throws SQLException {
    var metadata = new Metadata(database);
    database.write(CatalogTables::create);
    for (DatasetEntry entry : database.read(CatalogTables::datasets)) {
      metadata.datasets.put(entry.name(), entry);
    }
    for (TableEntry entry : database.read(CatalogTables::tables)) {
      metadata.tables.put(entry.name(), entry);
      metadata.versions.accumulateAndGet(entry.version(), Math::max);
    }
    return metadata;
  }

  @Override
  public Optional<Relation> find(TableName name) {
    return table(name).map(TableEntry::relation);
  }

  public Optional<TableEntry> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  public TableEntry requireTable(TableName name) {
    requireDataset(DatasetName.of(name));
    return table(name).orElseThrow(() -> ApiError.notFound("Table " + name));
  }

  public Optional<DatasetEntry> dataset(DatasetName name) {
    return Optional.ofNullable(datasets.get(name));
  }

  public DatasetEntry requireDataset(DatasetName name) {
    return dataset(name).orElseThrow(() -> ApiError.notFound("Dataset " + name));
  }

  public List<DatasetEntry> datasets(String project) {
    return datasets.values().stream()
        .filter(entry -> entry.name().project().equals(project))
        .sorted(Comparator.comparing(entry -> entry.name().dataset()))
        .toList();
  }

  public List<TableEntry> tables(DatasetName dataset) {
    return tables.values().stream()
        .filter(entry -> DatasetName.of(entry.name()).equals(dataset))
        .sorted(Comparator.comparing(entry -> entry.name().table()))
        .toList();
  }

  /** Told, while nobody else writes, of each table whose rows or shape changed but by appends. */
  public void onChange(Consumer<TableName> listener) {
    listeners.add(listener);
  }

  /** The rows of a table were changed by a statement. */
  public void changed(TableName name) {
    listeners.forEach(listener -> listener.accept(name));
  }

  long nextVersion() {
    return versions.incrementAndGet();
  }

  void put(DatasetEntry entry) throws SQLException {
    store(connection -> CatalogTables.put(connection, entry));
    datasets.put(entry.name(), entry);
  }

  void create(DatasetEntry entry) throws SQLException {
    store(
        connection -> {
          CatalogTables.run(connection, "CREATE SCHEMA " + entry.duckSchema());
          CatalogTables.put(connection, entry);
        });
    datasets.put(entry.name(), entry);
  }

  void drop(DatasetEntry entry) throws SQLException {
    List<TableEntry> dropped = tables(entry.name());
    for (TableEntry table : dropped) {
      drop(table);
    }
    store(
        connection -> {
          CatalogTables.run(connection, "DROP SCHEMA " + entry.duckSchema());
          CatalogTables.remove(connection, entry.name());
        });
    datasets.remove(entry.name());
  }

  void drop(TableEntry entry) throws SQLException {
    change(entry.name(), connection -> dropRows(connection, entry));
    tables.remove(entry.name());
  }

  /** Stores a table after its rows were prepared in the same transaction. */
  void put(TableEntry entry, Preparation preparation) throws SQLException {
    change(
        entry.name(),
        connection -> {
          preparation.on(connection);
          CatalogTables.put(connection, entry);
        });
    tables.put(entry.name(), entry);
  }

  static void dropRows(Connection connection, TableEntry entry) throws SQLException {
    if (!entry.isView()) {
      CatalogTables.run(connection, "DROP TABLE " + entry.duckName());
      CatalogTables.forgetDeletedKeys(connection, entry);
    }
    CatalogTables.remove(connection, entry.name());
  }

  private void change(TableName name, Preparation preparation) throws SQLException {
    store(
        connection -> {
          preparation.on(connection);
          changed(name);
        });
  }

  private void store(Preparation preparation) throws SQLException {
    database.write(
        connection -> {
          preparation.on(connection);
          return connection;
        });
  }

  /** What happens to a table's rows as its entry changes. */
  @FunctionalInterface
  public interface Preparation {
    void on(Connection connection) throws SQLException;
  }
}
