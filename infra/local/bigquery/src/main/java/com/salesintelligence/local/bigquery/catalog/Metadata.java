package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Every dataset and table, in memory and in DuckDB alike. */
public final class Metadata implements Catalog {

  private final Database database;
  private final ConcurrentMap<DatasetName, DatasetEntry> datasets = new ConcurrentHashMap<>();
  private final ConcurrentMap<TableName, TableEntry> tables = new ConcurrentHashMap<>();
  private final ConcurrentMap<TableName, RoutineEntry> routines = new ConcurrentHashMap<>();
  private volatile Function<String, List<ObjectNode>> jobs = project -> List.of();
  private volatile Function<TableName, Optional<TableEntry>> results = name -> Optional.empty();
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
      metadata.fit(entry);
    }
    for (RoutineEntry entry : database.read(CatalogTables::routines)) {
      metadata.routines.put(entry.name(), entry);
    }
    for (DatasetEntry entry : List.copyOf(metadata.datasets.values())) {
      if (entry.name().isTemporary()) {
        metadata.drop(entry);
      }
    }
    return metadata;
  }

  /** Tables of earlier versions lack the column for the time of arrival. */
  private void fit(TableEntry entry) throws SQLException {
    Optional<Partitions> partitions = entry.partitions().filter(Partitions::isByIngestion);
    if (partitions.isPresent()) {
      String column = partitions.get().duckColumn();
      String sql = "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s".formatted(entry.duckName(), column);
      store(connection -> CatalogTables.run(connection, sql));
    }
  }

  /** Who knows the jobs of a project, which INFORMATION_SCHEMA shows. */
  public void jobs(Function<String, List<ObjectNode>> resources) {
    jobs = resources;
  }

  /** Who makes tables of the results of queries, as somebody wants to read them as such. */
  public void results(Function<TableName, Optional<TableEntry>> tables) {
    results = tables;
  }

  @Override
  public Optional<Routine> routine(TableName name) {
    return Optional.ofNullable(routines.get(name)).map(RoutineEntry::routine);
  }

  public Optional<RoutineEntry> routineEntry(TableName name) {
    return Optional.ofNullable(routines.get(name));
  }

  public List<RoutineEntry> routines(DatasetName dataset) {
    return routines.values().stream()
        .filter(entry -> DatasetName.of(entry.name()).equals(dataset))
        .sorted(Comparator.comparing(entry -> entry.name().table()))
        .toList();
  }

  /** Those of a script's temporary dataset are in memory alone. */
  public void put(RoutineEntry entry) throws SQLException {
    if (!DatasetName.of(entry.name()).isTemporary()) {
      requireDataset(DatasetName.of(entry.name()));
      store(connection -> CatalogTables.put(connection, entry));
    }
    routines.put(entry.name(), entry);
  }

  public void drop(RoutineEntry entry) throws SQLException {
    if (!DatasetName.of(entry.name()).isTemporary()) {
      store(connection -> CatalogTables.removeRoutine(connection, entry.name()));
    }
    routines.remove(entry.name());
  }

  /** Gives back what there is now, if asked to. */
  public Runnable mark() {
    var datasetsNow = Map.copyOf(datasets);
    var tablesNow = Map.copyOf(tables);
    var routinesNow = Map.copyOf(routines);
    return () -> {
      var touched = new HashSet<>(tables.keySet());
      touched.addAll(tablesNow.keySet());
      restore(datasets, datasetsNow);
      restore(tables, tablesNow);
      restore(routines, routinesNow);
      touched.forEach(this::changed);
    };
  }

  private static <K, V> void restore(Map<K, V> map, Map<K, V> before) {
    map.keySet().retainAll(before.keySet());
    map.putAll(before);
  }

  @Override
  public Optional<Relation> find(TableName name) {
    if (InformationSchema.isNamed(name)) {
      return Optional.of(new InformationSchema(this, name, jobs).view(nextVersion()));
    }
    if (WildcardTables.isNamed(name)) {
      return WildcardTables.find(name, this, nextVersion()).map(rows -> rows);
    }
    return table(name).or(() -> results.apply(name)).map(TableEntry::relation);
  }

  public Optional<TableEntry> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  public TableEntry requireTable(TableName name) {
    Optional<TableEntry> table = table(name).or(() -> results.apply(name));
    if (table.isEmpty()) {
      requireDataset(DatasetName.of(name));
    }
    return table.orElseThrow(() -> ApiError.notFound("Table " + name));
  }

  public Optional<DatasetEntry> dataset(DatasetName name) {
    return Optional.ofNullable(datasets.get(name));
  }

  public DatasetEntry requireDataset(DatasetName name) {
    return dataset(name).orElseThrow(() -> ApiError.notFound("Dataset " + name));
  }

  public List<DatasetEntry> datasets(String project) {
    return datasets.values().stream()
        .filter(entry -> entry.name().project().equals(project) && !entry.name().isTemporary())
        .sorted(Comparator.comparing(entry -> entry.name().dataset()))
        .toList();
  }

  /** The projects that have a dataset. */
  public List<String> projects() {
    return datasets.keySet().stream()
        .filter(name -> !name.isTemporary())
        .map(DatasetName::project)
        .distinct()
        .sorted()
        .toList();
  }

  public List<TableEntry> tables(DatasetName dataset) {
    return tables.values().stream()
        .filter(entry -> DatasetName.of(entry.name()).equals(dataset))
        .sorted(Comparator.comparing(entry -> entry.name().table()))
        .toList();
  }

  /** Tables whose partitions end some time after they began. */
  List<TableEntry> withExpiringPartitions() {
    return tables.values().stream()
        .filter(entry -> Partitions.life(entry.resource()) > 0 && !entry.isView())
        .toList();
  }

  List<TableEntry> expired(long now) {
    return tables.values().stream().filter(entry -> entry.isExpired(now)).toList();
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
    for (RoutineEntry routine : routines(entry.name())) {
      drop(routine);
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

  /** Changes the rows of a table, by statements of DuckDB. */
  void changeRows(TableEntry entry, String sql) throws SQLException {
    change(entry.name(), connection -> CatalogTables.run(connection, sql));
  }

  /** Whether DuckDB finds a row. */
  boolean finds(String sql) throws SQLException {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(sql)) {
            return rows.next();
          }
        });
  }

  /** Gives a table another name in its dataset. */
  void rename(TableEntry old, TableEntry renamed) throws SQLException {
    store(
        connection -> {
          CatalogTables.run(
              connection,
              "ALTER TABLE %s RENAME TO %s"
                  .formatted(old.duckName(), DuckName.quote(renamed.name().table())));
          CatalogTables.remove(connection, old.name());
          CatalogTables.put(connection, renamed);
          changed(old.name());
          changed(renamed.name());
        });
    tables.remove(old.name());
    tables.put(renamed.name(), renamed);
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
