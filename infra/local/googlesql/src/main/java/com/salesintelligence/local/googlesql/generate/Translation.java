package com.salesintelligence.local.googlesql.generate;

import com.google.zetasql.Table;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.QueryOptions.Parameter;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.DuckSql;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One statement's way into DuckDB SQL: its sources, parameters and common table expressions. */
public final class Translation {
  private final QueryOptions options;
  private final Map<String, Source> sources;
  private final List<Integer> parameters = new ArrayList<>();
  private final List<String> ctes = new ArrayList<>();
  private final Map<Long, String> renamed = new HashMap<>();
  private boolean recursive;
  private final Scans scans = new Scans(this);
  private final Expressions expressions = new Expressions(this);

  /**
   * @param sources by the full name of the analyser's table
   */
  public Translation(QueryOptions options, Map<String, Source> sources) {
    this.options = options;
    this.sources = Map.copyOf(sources);
  }

  /** A whole query; its columns are named c1 … cn. */
  public DuckSql query(ResolvedScan scan, List<ResolvedOutputColumn> outputs) {
    Block block = block(scan);
    var items = new ArrayList<String>();
    for (int i = 0; i < outputs.size(); i++) {
      items.add(name(outputs.get(i).getColumn()) + " AS c" + (i + 1));
    }
    return finish(block.select(String.join(", ", items)));
  }

  /** A struct-valued query (SELECT AS STRUCT): the struct's fields are the columns. */
  public DuckSql structs(ResolvedScan scan, ResolvedColumn struct, int fields) {
    var items = new ArrayList<String>();
    for (int i = 0; i < fields; i++) {
      items.add("struct_extract_at(%s, %d) AS c%d".formatted(name(struct), i + 1, i + 1));
    }
    return finish(block(scan).select(String.join(", ", items)));
  }

  /** SQL that was put together from parts of this translation. */
  public DuckSql finish(String sql) {
    String with = recursive ? "WITH RECURSIVE " : "WITH ";
    String prefix = ctes.isEmpty() ? "" : with + String.join(", ", ctes) + " ";
    return new DuckSql(prefix + sql, parameters);
  }

  /** One FROM item with the scan's rows. */
  public String from(ResolvedScan scan) {
    return block(scan).closed().from();
  }

  Block block(ResolvedScan scan) {
    return scans.block(scan);
  }

  public String expression(ResolvedExpr expr) {
    return expressions.write(expr);
  }

  public Source source(Table table) {
    return Objects.requireNonNull(sources.get(table.getFullName()), table.getFullName());
  }

  void addCte(String name, String columns, String select) {
    ctes.add(name + columns + " AS (" + select + ")");
  }

  void markRecursive() {
    recursive = true;
  }

  String parameter(ResolvedParameter parameter) {
    return bound(index(parameter), parameter.getType());
  }

  /** A script's variable. */
  String variable(String name, Type type) {
    List<Parameter> variables = options.variables();
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).name().equalsIgnoreCase(name)) {
        return bound(options.parameters().size() + i, type);
      }
    }
    throw SqlError.invalid("Undeclared variable: " + name);
  }

  private String bound(int index, Type type) {
    int at = parameters.indexOf(index);
    if (at < 0) {
      parameters.add(index);
      at = parameters.size() - 1;
    }
    return "CAST($" + (at + 1) + " AS " + ZetaTypes.fromZeta(type).duckType() + ")";
  }

  private int index(ResolvedParameter parameter) {
    if (parameter.getName().isEmpty()) {
      return (int) parameter.getPosition() - 1;
    }
    for (int i = 0; i < options.parameters().size(); i++) {
      String name = options.parameters().get(i).name();
      if (name.toLowerCase(Locale.ROOT).equals(parameter.getName().toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    throw SqlError.invalid("Query parameter '" + parameter.getName() + "' not found");
  }

  /** Lets expressions write a column of the statement's target as DuckDB names it. */
  public void rename(ResolvedColumn column, String duckName) {
    renamed.put(column.getId(), duckName);
  }

  String reference(ResolvedColumn column) {
    return renamed.getOrDefault(column.getId(), name(column));
  }

  public static String name(ResolvedColumn column) {
    return "x" + column.getId();
  }

  public static SqlError unsupported(ResolvedNode node) {
    return SqlError.unsupported(Constructs.name(node));
  }
}
