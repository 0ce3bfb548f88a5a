package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.googlesql.TableName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did.
 *
 * @param type BigQuery's statementType
 * @param affectedRows of INSERT, UPDATE, DELETE and MERGE; null for others
 * @param operation CREATE, SKIP, REPLACE, ALTER or DROP; null for what is no DDL
 * @param target of DDL and DML
 */
public record Outcome(
    String type,
    Rows rows,
    @Nullable Long affectedRows,
    @Nullable String operation,
    @Nullable TableName target,
    Set<TableName> referencedTables) {

  static Outcome query(String type, Rows rows, Set<TableName> referenced) {
    return new Outcome(type, rows, null, null, null, referenced);
  }

  /** A table was copied. */
  public static Outcome copy(TableName target) {
    return new Outcome("COPY", Rows.none(), null, null, target, Set.of());
  }

  static Outcome ddl(String type, String operation, @Nullable TableName target) {
    return new Outcome(type, Rows.none(), null, operation, target, Set.of());
  }

  static Outcome dml(String type, long rows, TableName target, Set<TableName> referenced) {
    return new Outcome(type, Rows.none(), rows, null, target, referenced);
  }
}
