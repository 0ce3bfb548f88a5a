package com.salesintelligence.local.googlesql.generate;

import com.google.zetasql.resolvedast.ResolvedNode;
import java.util.Map;

/** What people call the nodes of the AST. */
final class Constructs {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("SampleScan", "TABLESAMPLE"),
          Map.entry("PivotScan", "PIVOT"),
          Map.entry("UnpivotScan", "UNPIVOT"),
          Map.entry("MatchRecognizeScan", "MATCH_RECOGNIZE"),
          Map.entry("TVFScan", "A table-valued function"),
          Map.entry("RecursiveScan", "WITH RECURSIVE"),
          Map.entry("ExportDataStmt", "EXPORT DATA"),
          Map.entry("CreateFunctionStmt", "CREATE FUNCTION"),
          Map.entry("CreateTableFunctionStmt", "CREATE TABLE FUNCTION"),
          Map.entry("CreateProcedureStmt", "CREATE PROCEDURE"),
          Map.entry("CreateMaterializedViewStmt", "CREATE MATERIALIZED VIEW"),
          Map.entry("CreateSnapshotTableStmt", "CREATE SNAPSHOT TABLE"),
          Map.entry("CreateExternalTableStmt", "CREATE EXTERNAL TABLE"),
          Map.entry("CreateModelStmt", "CREATE MODEL"),
          Map.entry("CreateIndexStmt", "CREATE INDEX"),
          Map.entry("BeginStmt", "BEGIN TRANSACTION"),
          Map.entry("CommitStmt", "COMMIT TRANSACTION"),
          Map.entry("RollbackStmt", "ROLLBACK TRANSACTION"),
          Map.entry("AssignmentStmt", "SET"),
          Map.entry("CallStmt", "CALL"),
          Map.entry("GrantStmt", "GRANT"),
          Map.entry("RevokeStmt", "REVOKE"),
          Map.entry("ExecuteImmediateStmt", "EXECUTE IMMEDIATE"),
          Map.entry("AssertStmt", "ASSERT"));

  private Constructs() {}

  static String name(ResolvedNode node) {
    String kind = node.nodeKindString();
    return NAMES.getOrDefault(kind, kind);
  }
}
