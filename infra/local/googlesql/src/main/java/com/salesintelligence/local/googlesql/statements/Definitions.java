package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.Table;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSnapshotTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOption;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedPrimaryKey;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.CreateTable;
import com.salesintelligence.local.googlesql.Statement.CreateView;
import com.salesintelligence.local.googlesql.Statement.IfTaken;
import com.salesintelligence.local.googlesql.Statement.Query;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    ResolvedScan source = stmt.getCloneFrom() == null ? stmt.getCopyFrom() : stmt.getCloneFrom();
    if (source != null) {
      return copy(stmt, stmt.getOptionList(), source);
    }
    if (stmt.getLikeTable() != null) {
      return like(stmt, stmt.getOptionList(), stmt.getLikeTable(), null);
    }
    return table(stmt, stmt.getPartitionByList(), stmt.getClusterByList(), null);
  }

  CreateTable snapshot(ResolvedCreateSnapshotTableStmt stmt) {
    return copy(stmt, stmt.getOptionList(), stmt.getCloneFrom());
  }

  private CreateTable copy(
      ResolvedCreateStatement stmt, List<ResolvedOption> options, ResolvedScan source) {
    if (!(source instanceof ResolvedTableScan scan)) {
      throw SqlError.unsupported("CLONE or COPY with a condition");
    }
    if (scan.getForSystemTimeExpr() != null) {
      throw SqlError.unsupported("FOR SYSTEM_TIME AS OF");
    }
    return like(stmt, options, scan.getTable(), scan);
  }

  private CreateTable like(
      ResolvedCreateStatement stmt,
      List<ResolvedOption> options,
      Table table,
      @Nullable ResolvedTableScan rows) {
    if (!(translation.source(table) instanceof Source.Stored stored)) {
      throw SqlError.invalid(table.getFullName().replace('\n', '.') + " is not a table");
    }
    List<ColumnSchema> kept =
        stored.columns().stream().filter(c -> !c.name().equals(Partitioned.DATE)).toList();
    String columns =
        kept.stream()
            .map(column -> DuckName.quote(column.name()))
            .collect(Collectors.joining(", "));
    var sql = translation.finish("SELECT " + columns + " FROM " + stored.duckName());
    return new CreateTable(
        name(stmt),
        kept,
        List.of(),
        null,
        List.of(),
        Options.of(options),
        ifTaken(stmt),
        Target.name(table),
        rows == null ? null : new Query(sql, kept, referenced));
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
        null,
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
    List<ColumnSchema> columns =
        stmt.getHasExplicitColumns()
            ? stmt.getColumnDefinitionList().stream().map(Columns::of).toList()
            : query.columns();
    return new CreateView(
        name(stmt),
        stmt.getHasExplicitColumns() ? named(stmt.getSql(), columns) : stmt.getSql(),
        columns,
        Options.of(stmt.getOptionList()),
        ifTaken(stmt),
        referenced);
  }

  /** Names whatever columns a query has: the first part of a UNION names those of all. */
  private static String named(String query, List<ColumnSchema> columns) {
    String names =
        columns.stream()
            .map(
                column ->
                    "CAST(NULL AS %s) AS `%s`".formatted(column.type().googleSql(), column.name()))
            .collect(Collectors.joining(", "));
    return "SELECT " + names + " FROM UNNEST([1]) WHERE FALSE UNION ALL (\n" + query + "\n)";
  }

  private TableName name(ResolvedCreateStatement stmt) {
    return name(stmt, options);
  }

  /** Temporary things belong to their script's own dataset. */
  static TableName name(ResolvedCreateStatement stmt, QueryOptions options) {
    if (stmt.getCreateScope() == CreateScope.CREATE_DEFAULT_SCOPE) {
      return Names.table(stmt.getNamePath(), options);
    }
    if (stmt.getNamePath().size() > 1) {
      throw SqlError.invalid("A temporary table or function cannot have a dataset");
    }
    if (options.temporaryDataset().isEmpty()) {
      throw SqlError.invalid(
          "Use of CREATE TEMPORARY requires a script or session; this is a single statement");
    }
    return new TableName(
        options.defaultProject(), options.temporaryDataset(), stmt.getNamePath().getFirst());
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
