package com.salesintelligence.local.googlesql.translations;

import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A query, or a change of rows, and its translation; all tables are in one dataset, whose name does
 * not matter.
 *
 * @param origin where the statement stands, for people
 * @param hash of its {@link StatementText}
 * @param parameters their types by name, in lower case
 * @param sql DuckDB's, with {@code «table»} in place of a table's name
 * @param bound the names of the parameters for {@code $1 … $n}
 * @param shapes of the tables and views, by name
 */
public record KnownStatement(
    String origin,
    String hash,
    Map<String, String> parameters,
    String sql,
    List<String> bound,
    Effect effect,
    Map<String, String> shapes) {

  private static final char OPEN = '«';
  private static final char CLOSE = '»';

  /** Needs the native library, and so would each run of a statement that calls it. */
  private static final String NATIVE_FUNCTION = "_gsql_reference";

  public KnownStatement {
    parameters = new TreeMap<>(parameters);
    bound = List.copyOf(bound);
    shapes = new TreeMap<>(shapes);
  }

  /**
   * Translates a statement.
   *
   * @throws SqlError where it is wrong, defines something, or cannot run without the native library
   */
  public static KnownStatement of(
      String origin, String statement, QueryOptions options, GoogleSql sql, Catalog catalog) {
    var text = StatementText.of(statement, options.defaultProject());
    var alone =
        text.namesDataset()
            ? QueryOptions.of(options.defaultProject(), "")
                .with(options.parameters().toArray(QueryOptions.Parameter[]::new))
            : options;
    if (!(sql.analyze(statement, alone, catalog) instanceof Statement.Complete found)) {
      throw SqlError.unsupported("A translation of what is neither query nor DML: " + origin);
    }
    var shapes = new TreeMap<String, String>();
    String duck = found.sql().text();
    requireRunnable(origin, duck);
    requireOneDataset(origin, found);
    for (TableName name : found.referencedTables()) {
      Catalog.Relation relation = catalog.find(name).orElseThrow();
      shapes.put(name.table(), Shape.of(name, relation));
      if (relation instanceof Catalog.Table table) {
        duck = duck.replace(table.duckName(), OPEN + name.table() + CLOSE);
      }
    }
    return new KnownStatement(
        origin,
        text.hash(),
        types(options),
        duck,
        bound(found.sql(), options),
        Effect.of(origin, found),
        shapes);
  }

  private static void requireRunnable(String origin, String duck) {
    if (duck.contains(NATIVE_FUNCTION)) {
      throw SqlError.invalid(
          origin + " uses a function or cast that runs in ZetaSQL's native library alone");
    }
    if (duck.indexOf(OPEN) >= 0 || duck.indexOf(CLOSE) >= 0) {
      throw SqlError.unsupported(origin + ": « or »");
    }
  }

  private static void requireOneDataset(String origin, Statement statement) {
    long datasets =
        statement.referencedTables().stream()
            .map(name -> name.project() + "." + name.dataset())
            .distinct()
            .count();
    if (datasets > 1) {
      throw SqlError.unsupported(origin + ": tables of several datasets");
    }
  }

  static Map<String, String> types(QueryOptions options) {
    var types = new TreeMap<String, String>();
    for (QueryOptions.Parameter parameter : options.parameters()) {
      types.put(parameter.name().toLowerCase(Locale.ROOT), parameter.type().googleSql());
    }
    return types;
  }

  private static List<String> bound(Statement.DuckSql sql, QueryOptions options) {
    return sql.parameters().stream()
        .map(index -> options.parameters().get(index).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * The statement for a dataset.
   *
   * @param duckNames the tables' names in DuckDB; null for views
   */
  Statement in(Map<TableName, @Nullable String> duckNames, List<QueryOptions.Parameter> given) {
    String duck = sql;
    for (var entry : duckNames.entrySet()) {
      if (entry.getValue() != null) {
        duck = duck.replace(OPEN + entry.getKey().table() + CLOSE, entry.getValue());
      }
    }
    var indexes = new ArrayList<Integer>();
    for (String name : bound) {
      indexes.add(index(name, given));
    }
    return effect.statement(new Statement.DuckSql(duck, indexes), Set.copyOf(duckNames.keySet()));
  }

  private static int index(String name, List<QueryOptions.Parameter> given) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).name().toLowerCase(Locale.ROOT).equals(name)) {
        return i;
      }
    }
    throw SqlError.invalid("Query parameter '" + name + "' not found");
  }
}
