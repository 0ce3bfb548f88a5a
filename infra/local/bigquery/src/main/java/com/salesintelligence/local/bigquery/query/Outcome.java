package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a statement did.
 *
 * @param type BigQuery's statementType
 * @param affectedRows of INSERT, UPDATE, DELETE and MERGE; null for others
 * @param operation CREATE, SKIP, REPLACE, ALTER or DROP; null for what is no DDL
 * @param target of DDL and DML
 * @param stored where a query's rows are; null where they are in {@code rows}
 * @param statistics of jobs that are no queries
 * @param bytes that were read
 */
public record Outcome(
    String type,
    Rows rows,
    @Nullable Long affectedRows,
    @Nullable String operation,
    @Nullable TableName target,
    Set<TableName> referencedTables,
    @Nullable StoredRows stored,
    @Nullable ObjectNode statistics,
    List<ObjectNode> warnings,
    long bytes) {

  private Outcome(
      String type,
      Rows rows,
      @Nullable Long affectedRows,
      @Nullable String operation,
      @Nullable TableName target,
      Set<TableName> referencedTables) {
    this(type, rows, affectedRows, operation, target, referencedTables, null, null, List.of(), 0);
  }

  /** Rows that a query left in a table of the client's choice. */
  public record StoredRows(TableName table, long count) {}

  static Outcome stored(Rows columnsOnly, TableName table, long count, Set<TableName> referenced) {
    return new Outcome(
        "SELECT",
        columnsOnly,
        null,
        null,
        table,
        referenced,
        new StoredRows(table, count),
        null,
        List.of(),
        0);
  }

  /**
   * A file was loaded.
   *
   * @param warnings the bad rows that were left out
   */
  public static Outcome load(TableName target, ObjectNode statistics, List<ObjectNode> warnings) {
    return new Outcome(
        "LOAD",
        Rows.none(),
        null,
        null,
        target,
        Set.of(),
        null,
        statistics,
        List.copyOf(warnings),
        0);
  }

  /** A table was written into a file. */
  public static Outcome extract(ObjectNode statistics) {
    return new Outcome(
        "EXTRACT", Rows.none(), null, null, null, Set.of(), null, statistics, List.of(), 0);
  }

  static Outcome query(String type, Rows rows, Set<TableName> referenced) {
    return new Outcome(type, rows, null, null, null, referenced);
  }

  /** A table was copied. */
  public static Outcome copy(TableName target, ObjectNode statistics) {
    return new Outcome(
        "COPY", Rows.none(), null, null, target, Set.of(), null, statistics, List.of(), 0);
  }

  static Outcome ddl(String type, String operation, @Nullable TableName target) {
    return new Outcome(type, Rows.none(), null, operation, target, Set.of());
  }

  static Outcome dml(String type, long rows, TableName target, Set<TableName> referenced) {
    return new Outcome(type, Rows.none(), rows, null, target, referenced);
  }

  Outcome withBytes(long read) {
    return new Outcome(
        type,
        rows,
        affectedRows,
        operation,
        target,
        referencedTables,
        stored,
        statistics,
        warnings,
        read);
  }
}
