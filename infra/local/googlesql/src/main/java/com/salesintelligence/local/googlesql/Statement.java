package com.salesintelligence.local.googlesql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An analysed statement: DuckDB SQL where DuckDB does the work, its parts where the server does.
 */
public sealed interface Statement {

  /** BigQuery's {@code statementType}, for example SELECT or CREATE_TABLE_AS_SELECT. */
  String type();

  /** Tables and views that the statement reads, views' own tables included. */
  Set<TableName> referencedTables();

  /**
   * DuckDB SQL with parameters {@code $1 … $n}.
   *
   * @param parameters what to bind, in order: the k-th entry is the index into {@link
   *     QueryOptions#parameters} of the value for {@code $k}
   */
  record DuckSql(String text, List<Integer> parameters) {
    public DuckSql {
      parameters = List.copyOf(parameters);
    }
  }

  /** A statement that DuckDB carries out as a whole. */
  sealed interface Complete extends Statement {
    DuckSql sql();
  }

  /** A query; rows come in the order of the columns, whose DuckDB names are c1, c2 … cn. */
  record Query(DuckSql sql, List<ColumnSchema> columns, Set<TableName> referencedTables)
      implements Complete {
    @Override
    public String type() {
      return "SELECT";
    }
  }

  /** INSERT, UPDATE, DELETE, MERGE or TRUNCATE TABLE, complete as DuckDB SQL. */
  record Dml(String type, TableName target, DuckSql sql, Set<TableName> referencedTables)
      implements Complete {}

  /** What CREATE does when the name is taken already. */
  enum IfTaken {
    FAIL,
    KEEP,
    REPLACE
  }

  /**
   * CREATE TABLE, with or without AS SELECT.
   *
   * @param partitioning null where the table has none
   * @param options by lower-case name: String, Long, Double, Boolean, or Map of labels
   * @param like the table whose definition this one takes over; null where it has its own
   * @param query the rows to begin with, its columns in the order of {@code columns}; null without
   */
  record CreateTable(
      TableName name,
      List<ColumnSchema> columns,
      List<String> primaryKey,
      @Nullable Partitioning partitioning,
      List<String> clusterBy,
      Map<String, Object> options,
      IfTaken ifTaken,
      @Nullable TableName like,
      @Nullable Query query)
      implements Statement {
    @Override
    public String type() {
      return query == null || like != null ? "CREATE_TABLE" : "CREATE_TABLE_AS_SELECT";
    }

    @Override
    public Set<TableName> referencedTables() {
      return query == null ? Set.of() : query.referencedTables();
    }
  }

  /**
   * Partitioning.
   *
   * @param column empty for the time of ingestion
   * @param type BigQuery's REST type of time partitions (DAY, HOUR, MONTH, YEAR); RANGE for ranges
   * @param range start, end and interval of ranges; empty for times
   */
  record Partitioning(String column, String type, List<Long> range) {
    public Partitioning {
      range = List.copyOf(range);
    }
  }

  /**
   * CREATE VIEW.
   *
   * @param query the GoogleSQL after AS, as it was written
   */
  record CreateView(
      TableName name,
      String query,
      List<ColumnSchema> columns,
      Map<String, Object> options,
      IfTaken ifTaken,
      Set<TableName> referencedTables)
      implements Statement {
    @Override
    public String type() {
      return "CREATE_VIEW";
    }
  }

  /** ALTER TABLE: its actions, in order. */
  record AlterTable(TableName name, boolean ifExists, List<AlterAction> actions)
      implements Statement {
    @Override
    public String type() {
      return "ALTER_TABLE";
    }

    @Override
    public Set<TableName> referencedTables() {
      return Set.of(name);
    }
  }

  /** One action of ALTER TABLE. */
  sealed interface AlterAction {
    /** ADD COLUMN. */
    record AddColumn(ColumnSchema column, boolean ifNotExists) implements AlterAction {}

    /** DROP COLUMN. */
    record DropColumn(String column, boolean ifExists) implements AlterAction {}

    /** RENAME COLUMN. */
    record RenameColumn(String column, String name, boolean ifExists) implements AlterAction {}

    /** RENAME TO: a name in the same dataset. */
    record RenameTo(String name) implements AlterAction {}

    /** ALTER COLUMN … SET DATA TYPE; the parameters as {@link ColumnSchema} has them. */
    record SetType(String column, SqlType type, String parameters) implements AlterAction {}

    /** ALTER COLUMN … DROP NOT NULL. */
    record DropNotNull(String column) implements AlterAction {}

    /** ALTER COLUMN … SET DEFAULT, or DROP DEFAULT with an empty value. */
    record SetDefault(String column, String value) implements AlterAction {}

    /** ALTER COLUMN … SET OPTIONS (description = …). */
    record Describe(String column, String description) implements AlterAction {}

    /** ADD PRIMARY KEY, or DROP PRIMARY KEY without columns. */
    record SetPrimaryKey(List<String> columns) implements AlterAction {
      public SetPrimaryKey {
        columns = List.copyOf(columns);
      }
    }

    /** SET OPTIONS of the table. */
    record SetOptions(Map<String, Object> options) implements AlterAction {}
  }

  /** ALTER SCHEMA … SET OPTIONS. */
  record AlterSchema(String project, String dataset, Map<String, Object> options, boolean ifExists)
      implements Statement {
    @Override
    public String type() {
      return "ALTER_SCHEMA";
    }

    @Override
    public Set<TableName> referencedTables() {
      return Set.of();
    }
  }

  /** CREATE FUNCTION, TABLE FUNCTION or PROCEDURE. */
  record CreateRoutine(String type, TableName name, Routine routine, IfTaken ifTaken)
      implements Statement {
    @Override
    public Set<TableName> referencedTables() {
      return Set.of();
    }
  }

  /** DROP FUNCTION, TABLE FUNCTION or PROCEDURE. */
  record DropRoutine(String type, TableName name, Routine.Kind kind, boolean ifExists)
      implements Statement {
    @Override
    public Set<TableName> referencedTables() {
      return Set.of();
    }
  }

  /** CREATE or DROP VECTOR INDEX: only noted, for every search looks at every row. */
  record VectorIndex(String type, TableName table, String name, IfTaken ifTaken, boolean ifExists)
      implements Statement {
    @Override
    public Set<TableName> referencedTables() {
      return Set.of(table);
    }
  }

  /** DROP TABLE or DROP VIEW; {@code type} is DROP_TABLE or DROP_VIEW. */
  record Drop(String type, TableName name, boolean ifExists) implements Statement {
    @Override
    public Set<TableName> referencedTables() {
      return Set.of();
    }
  }

  /** CREATE SCHEMA: a dataset. */
  record CreateSchema(
      String project, String dataset, Map<String, Object> options, boolean ifNotExists)
      implements Statement {
    @Override
    public String type() {
      return "CREATE_SCHEMA";
    }

    @Override
    public Set<TableName> referencedTables() {
      return Set.of();
    }
  }

  /** DROP SCHEMA: a dataset, with its tables where it cascades. */
  record DropSchema(String project, String dataset, boolean ifExists, boolean cascade)
      implements Statement {
    @Override
    public String type() {
      return "DROP_SCHEMA";
    }

    @Override
    public Set<TableName> referencedTables() {
      return Set.of();
    }
  }
}
