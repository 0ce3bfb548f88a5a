package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddConstraintAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnDropDefaultAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnDropNotNullAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnOptionsAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnSetDataTypeAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnSetDefaultAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterObjectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropPrimaryKeyAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedPrimaryKey;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameToAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOptionsAction;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.Statement.AlterAction;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ALTER TABLE, ALTER VIEW and ALTER SCHEMA. */
final class Alterations {
  private final QueryOptions options;

  Alterations(QueryOptions options) {
    this.options = options;
  }

  Statement table(ResolvedAlterObjectStmt alter) {
    List<AlterAction> actions = alter.getAlterActionList().stream().map(this::action).toList();
    return new Statement.AlterTable(
        Names.table(alter.getNamePath(), options), alter.getIsIfExists(), actions);
  }

  Statement schema(ResolvedAlterSchemaStmt alter) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ResolvedAlterAction action : alter.getAlterActionList()) {
      if (!(action instanceof ResolvedSetOptionsAction set)) {
        throw Translation.unsupported(action);
      }
      values.putAll(Options.of(set.getOptionList()));
    }
    TableName name = Names.dataset(alter.getNamePath(), options);
    return new Statement.AlterSchema(name.project(), name.dataset(), values, alter.getIsIfExists());
  }

  private AlterAction action(ResolvedAlterAction action) {
    return switch (action) {
      case ResolvedAddColumnAction add ->
          new AlterAction.AddColumn(Columns.of(add.getColumnDefinition()), add.getIsIfNotExists());
      case ResolvedDropColumnAction drop ->
          new AlterAction.DropColumn(drop.getName(), drop.getIsIfExists());
      case ResolvedRenameColumnAction rename ->
          new AlterAction.RenameColumn(
              rename.getName(), rename.getNewName(), rename.getIsIfExists());
      case ResolvedRenameToAction rename -> renameTo(rename);
      case ResolvedAlterColumnSetDataTypeAction set ->
          new AlterAction.SetType(
              set.getColumn(),
              ZetaTypes.fromZeta(set.getUpdatedType()),
              Columns.parameters(set.getUpdatedTypeParameters()));
      case ResolvedAlterColumnDropNotNullAction drop ->
          new AlterAction.DropNotNull(drop.getColumn());
      case ResolvedAlterColumnSetDefaultAction set ->
          new AlterAction.SetDefault(set.getColumn(), set.getDefaultValue().getSql());
      case ResolvedAlterColumnDropDefaultAction drop ->
          new AlterAction.SetDefault(drop.getColumn(), "");
      case ResolvedAlterColumnOptionsAction set ->
          new AlterAction.Describe(set.getColumn(), Options.description(set.getOptionList()));
      case ResolvedAddConstraintAction add
          when add.getConstraint() instanceof ResolvedPrimaryKey key ->
          primaryKey(key);
      case ResolvedDropPrimaryKeyAction drop -> new AlterAction.SetPrimaryKey(List.of());
      case ResolvedSetOptionsAction set ->
          new AlterAction.SetOptions(Options.of(set.getOptionList()));
      default -> throw Translation.unsupported(action);
    };
  }

  private static AlterAction primaryKey(ResolvedPrimaryKey key) {
    if (!key.getUnenforced()) {
      throw SqlError.invalid("Enforced PRIMARY KEY is not supported; add NOT ENFORCED");
    }
    return new AlterAction.SetPrimaryKey(key.getColumnNameList());
  }

  private static AlterAction renameTo(ResolvedRenameToAction rename) {
    if (rename.getNewPath().size() > 1) {
      throw SqlError.invalid("RENAME TO takes a table name without a dataset");
    }
    return new AlterAction.RenameTo(rename.getNewPath().getFirst());
  }
}
