package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and removes tables and views. */
public final class Tables {

  /** The part of a table's resource that holds its access policy, which is not shown with it. */
  public static final String POLICY = "_policy";

  private static final Set<String> KNOWN =
      Set.of(
          "kind",
          "etag",
          "id",
          "selfLink",
          "tableReference",
          "friendlyName",
          "description",
          "labels",
          "schema",
          "timePartitioning",
          "requirePartitionFilter",
          "rangePartitioning",
          "clustering",
          "tableConstraints",
          "view",
          "type",
          "location",
          "creationTime",
          "lastModifiedTime",
          "numRows",
          "numBytes",
          "numLongTermBytes",
          "maxStaleness",
          "snapshotDefinition",
          "cloneDefinition",
          "expirationTime",
          "vectorIndexes",
          "defaultCollation",
          POLICY);
  private static final Set<String> VIEW =
      Set.of("query", "useLegacySql", "useExplicitColumnNames", "privacyPolicy");
  private static final int KEY_COLUMNS = 16;
  private static final List<String> RESERVED =
      List.of(
          "_PARTITION",
          "_TABLE_",
          "_FILE_",
          "_ROW_TIMESTAMP",
          "__ROOT__",
          "_COLIDENTIFIER",
          TableEntry.SEQUENCE.toUpperCase(Locale.ROOT));

  private final Metadata metadata;
  private final Consumer<ColumnSchema> columnCheck;

  /**
   * @param columnCheck refuses what this package cannot judge: the default values of columns
   */
  public Tables(Metadata metadata, Consumer<ColumnSchema> columnCheck) {
    this.metadata = metadata;
    this.columnCheck = columnCheck;
  }

  /** Makes an empty table, or a view whose schema is in the resource already. */
  public TableEntry create(TableName name, ObjectNode resource) throws SQLException {
    return create(name, resource, connection -> {});
  }

  /** Makes a table; the rows to begin with are written in the same transaction. */
  public TableEntry create(TableName name, ObjectNode resource, Metadata.Preparation rows)
      throws SQLException {
    if (metadata.table(name).isPresent()) {
      throw ApiError.duplicate("Table " + name);
    }
    TableEntry entry = entry(name, resource);
    metadata.put(
        entry,
        connection -> {
          makeRoom(connection, entry);
          rows.on(connection);
        });
    return entry;
  }

  /** Makes a table or view in place of what has its name, if anything. */
  public TableEntry replace(TableName name, ObjectNode resource, Metadata.Preparation rows)
      throws SQLException {
    return replace(name, resource, connection -> {}, rows);
  }

  /**
   * @param before done while the old table is still there
   */
  public TableEntry replace(
      TableName name, ObjectNode resource, Metadata.Preparation before, Metadata.Preparation rows)
      throws SQLException {
    Optional<TableEntry> old = metadata.table(name);
    TableEntry entry = entry(name, resource);
    metadata.put(
        entry,
        connection -> {
          before.on(connection);
          if (old.isPresent()) {
            Metadata.dropRows(connection, old.get());
          }
          makeRoom(connection, entry);
          rows.on(connection);
        });
    return entry;
  }

  /** Replaces what {@code changes} names, removes what it names as null; columns can be added. */
  public TableEntry patch(TableName name, ObjectNode changes) throws SQLException {
    TableEntry old = metadata.requireTable(name);
    check(changes);
    ObjectNode resource = old.resource().deepCopy();
    ObjectNode wanted = changes.deepCopy();
    if (wanted.path("schema").path("fields").isEmpty()) {
      // Clients send an empty schema where they mean the one that is there.
      wanted.remove("schema");
    } else {
      resource.remove("schema");
    }
    Resources.merge(resource, wanted);
    TableEntry entry =
        TableEntry.of(name, Resources.touch(resource), old.changeData(), metadata.nextVersion());
    checkColumns(entry);
    if (!old.partitions().equals(entry.partitions())) {
      throw ApiError.invalid("Cannot change partitioning/clustering spec for a table: " + name);
    }
    Metadata.Preparation alter =
        old.isView() ? connection -> {} : SchemaChange.between(old, entry)::on;
    metadata.put(entry, alter);
    return entry;
  }

  /**
   * Gives a table another definition, after DuckDB's table was changed to match it.
   *
   * @param statements of DuckDB, complete
   */
  public TableEntry alter(TableName name, ObjectNode resource, List<String> statements)
      throws SQLException {
    TableEntry old = metadata.requireTable(name);
    check(resource);
    TableEntry entry =
        TableEntry.of(name, Resources.touch(resource), old.changeData(), metadata.nextVersion());
    checkColumns(entry);
    metadata.put(
        entry,
        connection -> {
          for (String statement : statements) {
            CatalogTables.run(connection, statement);
          }
        });
    return entry;
  }

  public void rename(TableName name, TableName newName) throws SQLException {
    TableEntry old = metadata.requireTable(name);
    if (metadata.table(newName).isPresent()) {
      throw ApiError.duplicate("Table " + newName);
    }
    ObjectNode resource = old.resource().deepCopy().put("id", newName.toString());
    resource.withObject("tableReference").put("tableId", newName.table());
    metadata.rename(
        old, TableEntry.of(newName, Resources.touch(resource), false, metadata.nextVersion()));
  }

  public void delete(TableName name) throws SQLException {
    metadata.drop(metadata.requireTable(name));
  }

  /** Deletes the rows of one partition. */
  public void delete(TablePart part) throws SQLException {
    if (part.partition().isEmpty()) {
      delete(part.table().name());
    } else {
      metadata.changeRows(part.table(), "DELETE FROM " + part.from());
    }
  }

  /** From now on the table takes upserts and deletes, and no statement that changes rows. */
  public TableEntry takeChanges(TableEntry entry) throws SQLException {
    var changed =
        new TableEntry(
            entry.name(),
            entry.resource(),
            entry.columns(),
            entry.primaryKey(),
            true,
            metadata.nextVersion());
    metadata.put(changed, connection -> {});
    return changed;
  }

  private TableEntry entry(TableName name, ObjectNode resource) {
    DatasetEntry dataset = metadata.requireDataset(DatasetName.of(name));
    if (!name.table().matches("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd}\\p{Zs}]{1,1024}")) {
      throw ApiError.invalid("Invalid table ID \"" + name.table() + "\".");
    }
    check(resource);
    ObjectNode stored =
        Resources.stamp(Resources.copy(resource), "bigquery#table", name.toString());
    stored
        .putObject("tableReference")
        .put("projectId", name.project())
        .put("datasetId", name.dataset())
        .put("tableId", name.table());
    stored.put(
        "selfLink",
        Resources.link(
            "projects", name.project(), "datasets", name.dataset(), "tables", name.table()));
    expire(stored, dataset);
    stored.put("type", type(stored)).put("location", Json.text(dataset.resource(), "location"));
    TableEntry entry = TableEntry.of(name, stored, false, metadata.nextVersion());
    checkColumns(entry);
    return entry;
  }

  /** A dataset may say how long its tables live that do not say so themselves. */
  private static void expire(ObjectNode table, DatasetEntry dataset) {
    long life = dataset.resource().path("defaultTableExpirationMs").asLong(0);
    long partitionLife = dataset.resource().path("defaultPartitionExpirationMs").asLong(0);
    if (partitionLife > 0 && table.get("timePartitioning") instanceof ObjectNode partitioning) {
      if (!partitioning.has("expirationMs")) {
        partitioning.put("expirationMs", Long.toString(partitionLife));
      }
    } else if (life > 0 && !table.has("expirationTime") && !table.has("view")) {
      long created = table.path("creationTime").asLong(0);
      table.put("expirationTime", Long.toString(created + life));
    }
  }

  private static String type(ObjectNode table) {
    if (table.has("view")) {
      return "VIEW";
    }
    return table.has("snapshotDefinition") ? "SNAPSHOT" : "TABLE";
  }

  private static void check(ObjectNode resource) {
    Json.only(resource, "Table", KNOWN);
    Json.only(resource.path("view"), "View", VIEW);
    if (!Json.text(resource, "defaultCollation").isEmpty()) {
      throw ApiError.unsupported("Table.defaultCollation");
    }
    if (resource.path("view").path("useLegacySql").asBoolean(false)) {
      throw ApiError.unsupported("Legacy SQL");
    }
    Json.only(
        resource.path("tableConstraints"), "TableConstraints", Set.of("primaryKey", "foreignKeys"));
  }

  private void checkColumns(TableEntry entry) {
    Partitions.check(entry.resource());
    if (entry.primaryKey().size() > KEY_COLUMNS) {
      throw ApiError.invalid("A primary key has at most 16 columns.");
    }
    for (String key : entry.primaryKey()) {
      if (entry.columns().stream().map(ColumnSchema::name).noneMatch(key::equals)) {
        throw ApiError.invalid("Primary key column " + key + " is not found in the table schema.");
      }
    }
    for (ColumnSchema column : entry.columns()) {
      column.type().duckType();
      TypeLimit.of(column);
      columnCheck.accept(column);
      String name = column.name().toUpperCase(Locale.ROOT);
      if (RESERVED.stream().anyMatch(name::startsWith)) {
        throw ApiError.invalid(
            "Invalid field name \"%s\". Field names are not allowed to start with the (case-insensitive) prefixes %s"
                .formatted(column.name(), String.join(", ", RESERVED)));
      }
    }
  }

  private static void makeRoom(Connection connection, TableEntry entry) throws SQLException {
    if (!entry.isView()) {
      CatalogTables.run(connection, entry.duckDdl());
    }
  }
}
