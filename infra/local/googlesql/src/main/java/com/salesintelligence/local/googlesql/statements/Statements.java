package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedDropStmtEnums.DropMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOptionsAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.Statement.AlterAction;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every kind of statement. */
public final class Statements {
  private final QueryOptions options;
  private final Set<TableName> referenced;
  private final Translation translation;

  /**
   * @param sources by the full name of the analyser's table
   */
  public Statements(QueryOptions options, Map<String, Source> sources, Set<TableName> referenced) {
    this.options = options;
    this.referenced = Set.copyOf(referenced);
    translation = new Translation(options, sources);
  }

  public Statement of(ResolvedStatement statement) {
    var definitions = new Definitions(options, translation, referenced);
    var changes = new Changes(translation, referenced);
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
      case ResolvedAlterTableStmt alter -> alter(alter);
      case ResolvedDropStmt drop -> drop(drop);
      case ResolvedCreateSchemaStmt create -> schema(create);
      default -> throw Translation.unsupported(statement);
    };
  }

  private Statement alter(ResolvedAlterTableStmt alter) {
    List<AlterAction> actions = alter.getAlterActionList().stream().map(this::action).toList();
    return new Statement.AlterTable(
        Names.table(alter.getNamePath(), options), alter.getIsIfExists(), actions);
  }

  private AlterAction action(ResolvedAlterAction action) {
    return switch (action) {
      case ResolvedAddColumnAction add ->
          new AlterAction.AddColumn(Columns.of(add.getColumnDefinition()), add.getIsIfNotExists());
      case ResolvedDropColumnAction drop ->
          new AlterAction.DropColumn(drop.getName(), drop.getIsIfExists());
      case ResolvedSetOptionsAction set ->
          new AlterAction.SetOptions(Options.of(set.getOptionList()));
      default -> throw Translation.unsupported(action);
    };
  }

  private Statement drop(ResolvedDropStmt drop) {
    return switch (drop.getObjectType()) {
      case "TABLE", "VIEW" ->
          new Statement.Drop(
              "DROP_" + drop.getObjectType(),
              Names.table(drop.getNamePath(), options),
              drop.getIsIfExists());
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
