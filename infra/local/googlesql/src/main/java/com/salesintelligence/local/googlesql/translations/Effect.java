package com.salesintelligence.local.googlesql.translations;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.Set;

/** What a translated statement does, beside its SQL. */
public sealed interface Effect {

  /**
   * @throws SqlError where the columns are more than the file of translations can say
   */
  static Effect of(String origin, Statement.Complete statement) {
    return switch (statement) {
      case Statement.Query query -> new Rows(plain(origin, query.columns()));
      case Statement.Dml dml -> new Change(dml.type(), dml.target().table());
    };
  }

  /** The file keeps names, once each, and types. */
  private static List<ColumnSchema> plain(String origin, List<ColumnSchema> columns) {
    long names = columns.stream().map(ColumnSchema::name).distinct().count();
    for (ColumnSchema column : columns) {
      if (names < columns.size() || !column.equals(ColumnSchema.of(column.name(), column.type()))) {
        throw SqlError.unsupported(origin + ": column " + column);
      }
    }
    return columns;
  }

  /** The statement with SQL for a dataset. */
  Statement statement(Statement.DuckSql sql, Set<TableName> tables);

  /** It gives rows. */
  record Rows(List<ColumnSchema> columns) implements Effect {
    public Rows {
      columns = List.copyOf(columns);
    }

    @Override
    public Statement statement(Statement.DuckSql sql, Set<TableName> tables) {
      return new Statement.Query(sql, columns, tables);
    }
  }

  /**
   * It changes rows.
   *
   * @param type as {@link Statement.Dml} has it
   * @param target one of the statement's tables
   */
  record Change(String type, String target) implements Effect {
    @Override
    public Statement statement(Statement.DuckSql sql, Set<TableName> tables) {
      TableName changed =
          tables.stream().filter(name -> name.table().equals(target)).findFirst().orElseThrow();
      return new Statement.Dml(type, changed, sql, tables);
    }
  }
}
