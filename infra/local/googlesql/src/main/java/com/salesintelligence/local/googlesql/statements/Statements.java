package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedDropIndexStmtEnums.IndexType;
import com.google.zetasql.resolvedast.ResolvedDropStmtEnums.DropMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableSetOptionsStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateIndexStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateProcedureStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSnapshotTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropIndexStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropSnapshotTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropTableFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.Routine.Kind;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every kind of statement. */
public final class Statements {
  private final QueryOptions options;
  private final Set<TableName> referenced;
  private final Function<String, ResolvedExpr> analyser;
  private final Translation translation;

  /**
   * @param sources by the full name of the analyser's table
   * @param analyser of expressions that stand for themselves, such as a column's default
   */
  public Statements(
      QueryOptions options,
      Map<String, Source> sources,
      Set<TableName> referenced,
      Function<String, ResolvedExpr> analyser) {
    this.options = options;
    this.referenced = Set.copyOf(referenced);
    this.analyser = analyser;
    translation = new Translation(options, sources);
  }

  /** The conditions over partitions that it misses. */
  public List<Source.Filter> filters(ResolvedStatement statement) {
    return PartitionFilters.missing(statement, translation);
  }

  public Statement of(ResolvedStatement statement) {
    var definitions = new Definitions(options, translation, referenced);
    var changes = new Changes(translation, referenced, analyser);
    return switch (statement) {
      case ResolvedQueryStmt query ->
          Outputs.query(
              translation,
              query.getQuery(),
              query.getOutputColumnList(),
              query.getIsValueTable(),
              referenced);
      case ResolvedCreateTableStmt create -> definitions.table(create);
      case ResolvedCreateTableAsSelectStmt create -> definitions.table(create);
      case ResolvedCreateViewStmt create -> definitions.view(create);
      case ResolvedInsertStmt insert -> changes.insert(insert);
      case ResolvedUpdateStmt update -> changes.update(update);
      case ResolvedDeleteStmt delete -> changes.delete(delete);
      case ResolvedMergeStmt merge -> changes.merge(merge);
      case ResolvedTruncateStmt truncate -> changes.truncate(truncate);
      case ResolvedAlterTableSetOptionsStmt set ->
          new Statement.AlterTable(
              Names.table(set.getNamePath(), options),
              set.getIsIfExists(),
              List.of(new Statement.AlterAction.SetOptions(Options.of(set.getOptionList()))));
      case ResolvedAlterTableStmt alter -> new Alterations(options).table(alter);
      case ResolvedAlterViewStmt alter -> new Alterations(options).table(alter);
      case ResolvedAlterSchemaStmt alter -> new Alterations(options).schema(alter);
      case ResolvedCreateSnapshotTableStmt create -> definitions.snapshot(create);
      case ResolvedCreateFunctionStmt create -> new Routines(options).function(create);
      case ResolvedCreateTableFunctionStmt create -> new Routines(options).tableFunction(create);
      case ResolvedCreateProcedureStmt create -> new Routines(options).procedure(create);
      case ResolvedCreateIndexStmt create -> index(create);
      case ResolvedDropIndexStmt drop -> index(drop);
      case ResolvedDropFunctionStmt drop ->
          routine("FUNCTION", drop.getNamePath(), Kind.SCALAR_FUNCTION, drop.getIsIfExists());
      case ResolvedDropTableFunctionStmt drop ->
          routine(
              "TABLE_FUNCTION",
              drop.getNamePath(),
              Kind.TABLE_VALUED_FUNCTION,
              drop.getIsIfExists());
      case ResolvedDropSnapshotTableStmt drop ->
          new Statement.Drop(
              "DROP_SNAPSHOT_TABLE",
              Names.table(drop.getNamePath(), options),
              drop.getIsIfExists());
      case ResolvedDropStmt drop -> drop(drop);
      case ResolvedCreateSchemaStmt create -> schema(create);
      default -> throw Translation.unsupported(statement);
    };
  }

  private Statement drop(ResolvedDropStmt drop) {
    return switch (drop.getObjectType()) {
      case "TABLE", "VIEW" ->
          new Statement.Drop("DROP_" + drop.getObjectType(), dropped(drop), drop.getIsIfExists());
      case "PROCEDURE" ->
          routine("PROCEDURE", drop.getNamePath(), Kind.PROCEDURE, drop.getIsIfExists());
      case "SCHEMA" -> {
        TableName name = Names.dataset(drop.getNamePath(), options);
        yield new Statement.DropSchema(
            name.project(),
            name.dataset(),
            drop.getIsIfExists(),
            drop.getDropMode() == DropMode.CASCADE);
      }
      default -> throw SqlError.unsupported("DROP " + drop.getObjectType());
    };
  }

  /** A script's own table goes before one of the default dataset. */
  private TableName dropped(ResolvedDropStmt drop) {
    boolean temporary =
        !options.temporaryDataset().isEmpty()
            && drop.getNamePath().size() == 1
            && options.defaultDataset().isEmpty();
    return temporary
        ? new TableName(
            options.defaultProject(), options.temporaryDataset(), drop.getNamePath().getFirst())
        : Names.table(drop.getNamePath(), options);
  }

  private Statement routine(String what, List<String> path, Kind kind, boolean ifExists) {
    return new Statement.DropRoutine("DROP_" + what, Names.table(path, options), kind, ifExists);
  }

  private Statement index(ResolvedCreateIndexStmt create) {
    if (!create.getIsVector()) {
      throw SqlError.unsupported(create.getIsSearch() ? "CREATE SEARCH INDEX" : "CREATE INDEX");
    }
    return new Statement.VectorIndex(
        "CREATE_VECTOR_INDEX",
        Names.table(create.getTableNamePath(), options),
        create.getNamePath().getLast(),
        Definitions.ifTaken(create),
        false);
  }

  private Statement index(ResolvedDropIndexStmt drop) {
    if (drop.getIndexType() != IndexType.INDEX_VECTOR) {
      throw SqlError.unsupported("DROP SEARCH INDEX");
    }
    return new Statement.VectorIndex(
        "DROP_VECTOR_INDEX",
        Names.table(drop.getTableNamePath(), options),
        drop.getName(),
        Statement.IfTaken.FAIL,
        drop.getIsIfExists());
  }

  private Statement schema(ResolvedCreateSchemaStmt create) {
    if (create.getCollationName() != null
        || create.getCreateMode() == CreateMode.CREATE_OR_REPLACE) {
      throw SqlError.unsupported("CREATE OR REPLACE SCHEMA or COLLATE");
    }
    TableName name = Names.dataset(create.getNamePath(), options);
    return new Statement.CreateSchema(
        name.project(),
        name.dataset(),
        Options.of(create.getOptionList()),
        create.getCreateMode() == CreateMode.CREATE_IF_NOT_EXISTS);
  }
}
