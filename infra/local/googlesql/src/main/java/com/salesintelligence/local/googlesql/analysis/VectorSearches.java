package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseLocationRange;
import com.google.zetasql.Parser;
import com.google.zetasql.parser.ASTNode;
import com.google.zetasql.parser.ASTNodes.ASTNamedArgument;
import com.google.zetasql.parser.ASTNodes.ASTTVF;
import com.google.zetasql.parser.ASTNodes.ASTTVFArgument;
import com.google.zetasql.parser.ParseTreeVisitor;
import com.salesintelligence.local.googlesql.SqlError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** VECTOR_SEARCH, written out as the join that it stands for: every row is looked at. */
final class VectorSearches {
  private static final Map<String, String> DISTANCES =
      Map.of(
          "EUCLIDEAN", "EUCLIDEAN_DISTANCE(%s, %s)",
          "COSINE", "COSINE_DISTANCE(%s, %s)",
          "DOT_PRODUCT", "-DOT_PRODUCT(%s, %s)");

  private final byte[] text;

  private VectorSearches(String sql) {
    text = sql.getBytes(StandardCharsets.UTF_8);
  }

  static boolean isCalled(List<String> function) {
    return function.size() == 1 && function.getFirst().equalsIgnoreCase("VECTOR_SEARCH");
  }

  static String expand(String sql, LanguageOptions language) {
    var searches = new VectorSearches(sql);
    var finder = new Finder();
    Parser.parseStatement(sql, language).accept(finder);
    ASTTVF call = finder.found.orElseThrow(() -> SqlError.unsupported("This use of VECTOR_SEARCH"));
    ParseLocationRange range = call.getParseLocationRange();
    int end =
        call.getAlias() == null ? range.end() : call.getAlias().getParseLocationRange().start();
    return searches.cut(0, range.start())
        + searches.written(call)
        + searches.cut(end, searches.text.length);
  }

  private String written(ASTTVF call) {
    var positional = new ArrayList<String>();
    var named = new HashMap<String, String>();
    for (ASTTVFArgument argument : call.getArgumentEntries()) {
      if (argument.getExpr() instanceof ASTNamedArgument pair) {
        named.put(pair.getName().getIdString().toLowerCase(Locale.ROOT), cut(pair.getExpr()));
      } else if (argument.getTableClause() != null) {
        String table = cut(argument.getTableClause()).strip().substring("TABLE".length());
        positional.add("(SELECT * FROM " + table + ")");
      } else {
        positional.add(cut(argument.getExpr()));
      }
    }
    if (positional.size() < 3) {
      throw SqlError.invalid("VECTOR_SEARCH needs a base table, a column and a query");
    }
    return written(positional, named);
  }

  private static String written(List<String> positional, Map<String, String> named) {
    String column = name(positional.get(1));
    String query =
        named.containsKey("query_column_to_search")
            ? name(named.get("query_column_to_search"))
            : column;
    String type = name(named.getOrDefault("distance_type", "'EUCLIDEAN'"));
    String distance = DISTANCES.get(type.toUpperCase(Locale.ROOT));
    if (distance == null) {
      throw SqlError.invalid("Invalid distance_type of VECTOR_SEARCH: " + type);
    }
    return ("(SELECT query, base, distance FROM (SELECT q AS query, b AS base, n, %s AS distance"
            + " FROM (SELECT q, ROW_NUMBER() OVER () AS n FROM %s AS q) CROSS JOIN %s AS b"
            + " WHERE ARRAY_LENGTH(b.`%s`) > 0 AND ARRAY_LENGTH(q.`%s`) > 0)"
            + " WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY n ORDER BY distance) <= %s)")
        .formatted(
            distance.formatted("q.`" + query + "`", "b.`" + column + "`"),
            positional.get(2),
            positional.get(0),
            column,
            query,
            named.getOrDefault("top_k", "10"));
  }

  private static String name(@Nullable String literal) {
    String text = String.valueOf(literal).strip();
    if (text.length() < 2 || "'\"".indexOf(text.charAt(0)) < 0) {
      throw SqlError.unsupported("VECTOR_SEARCH with a computed argument");
    }
    return text.substring(1, text.length() - 1).replace("`", "");
  }

  private String cut(@Nullable ASTNode node) {
    if (node == null) {
      throw SqlError.unsupported("This argument of VECTOR_SEARCH");
    }
    return cut(node.getParseLocationRange().start(), node.getParseLocationRange().end());
  }

  private String cut(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  private static final class Finder extends ParseTreeVisitor {
    private Optional<ASTTVF> found = Optional.empty();

    @Override
    public void visit(ASTTVF node) {
      var names = node.getName().getNames();
      if (names.size() == 1 && names.getFirst().getIdString().equalsIgnoreCase("VECTOR_SEARCH")) {
        found = Optional.of(node);
      }
      super.visit(node);
    }
  }
}
