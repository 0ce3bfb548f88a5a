package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedPrimaryKey;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.CreateTable;
import com.salesintelligence.local.googlesql.Statement.CreateView;
import com.salesintelligence.local.googlesql.Statement.IfTaken;
import com.salesintelligence.local.googlesql.Statement.Query;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE and CREATE VIEW. */
final class Definitions {
  private final QueryOptions options;
  private final Translation translation;
  private final Set<TableName> referenced;

  Definitions(QueryOptions options, Translation translation, Set<TableName> referenced) {
    this.options = options;
    this.translation = translation;
    this.referenced = referenced;
  }

  CreateTable table(ResolvedCreateTableStmt stmt) {
    if (stmt.getCloneFrom() != null || stmt.getCopyFrom() != null) {
      throw SqlError.unsupported("CREATE TABLE … CLONE or COPY");
    }
    return table(stmt, stmt.getPartitionByList(), stmt.getClusterByList(), null);
  }

  CreateTable table(ResolvedCreateTableAsSelectStmt stmt) {
    Query query =
        Outputs.query(
            translation,
            stmt.getQuery(),
            stmt.getOutputColumnList(),
            stmt.getIsValueTable(),
            referenced);
    return table(stmt, stmt.getPartitionByList(), stmt.getClusterByList(), query);
  }

  private CreateTable table(
      ResolvedCreateTableStmtBase stmt,
      List<ResolvedExpr> partitions,
      List<ResolvedExpr> clusters,
      @Nullable Query query) {
    if (stmt.getLikeTable() != null) {
      throw SqlError.unsupported("CREATE TABLE … LIKE");
    }
    if (!stmt.getForeignKeyList().isEmpty() || !stmt.getCheckConstraintList().isEmpty()) {
      throw SqlError.unsupported("A FOREIGN KEY or CHECK constraint");
    }
    if (stmt.getCollationName() != null || stmt.getConnection() != null) {
      throw SqlError.unsupported("DEFAULT COLLATE or WITH CONNECTION");
    }
    List<ColumnSchema> columns = stmt.getColumnDefinitionList().stream().map(Columns::of).toList();
    return new CreateTable(
        name(stmt),
        columns,
        primaryKey(stmt.getPrimaryKey(), columns),
        Partitions.of(partitions),
        Partitions.clusters(clusters),
        Options.of(stmt.getOptionList()),
        ifTaken(stmt),
        query);
  }

  private static List<String> primaryKey(
      @Nullable ResolvedPrimaryKey key, List<ColumnSchema> columns) {
    if (key == null) {
      return List.of();
    }
    if (!key.getUnenforced()) {
      throw SqlError.invalid("Enforced PRIMARY KEY is not supported; add NOT ENFORCED");
    }
    return key.getColumnOffsetList().stream().map(i -> columns.get(i.intValue()).name()).toList();
  }

  CreateView view(ResolvedCreateViewStmt stmt) {
    if (stmt.getHasExplicitColumns()) {
      throw SqlError.unsupported("CREATE VIEW with a list of columns");
    }
    if (stmt.getRecursive()) {
      throw SqlError.unsupported("CREATE RECURSIVE VIEW");
    }
    Query query =
        Outputs.query(
            translation,
            stmt.getQuery(),
            stmt.getOutputColumnList(),
            stmt.getIsValueTable(),
            referenced);
    return new CreateView(
        name(stmt),
        stmt.getSql(),
        query.columns(),
        Options.of(stmt.getOptionList()),
        ifTaken(stmt),
        referenced);
  }

  private TableName name(ResolvedCreateStatement stmt) {
    if (stmt.getCreateScope() != CreateScope.CREATE_DEFAULT_SCOPE) {
      throw SqlError.unsupported("CREATE TEMP");
    }
    return Names.table(stmt.getNamePath(), options);
  }

  static IfTaken ifTaken(ResolvedCreateStatement stmt) {
    CreateMode mode = stmt.getCreateMode();
    return switch (mode) {
      case CREATE_OR_REPLACE -> IfTaken.REPLACE;
      case CREATE_IF_NOT_EXISTS -> IfTaken.KEEP;
      default -> IfTaken.FAIL;
    };
  }
}
