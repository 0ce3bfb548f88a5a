package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseLocationRange;
import com.google.zetasql.Parser;
import com.google.zetasql.parser.ASTNode;
import com.google.zetasql.parser.ASTNodes.ASTBetweenExpression;
import com.google.zetasql.parser.ASTNodes.ASTBinaryExpression;
import com.google.zetasql.parser.ParseTreeVisitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * BigQuery compares a TIMESTAMP with a DATE, taken as its midnight in UTC; ZetaSQL knows no such
 * signature. A comparison refused for this reason gets {@code TIMESTAMP(…)} around its date.
 */
final class DateComparisons {
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?s)^No matching signature for operator \\S+?(?: for argument types:|\\s+Argument types:)"
              + " ([A-Z, ]+)\\n.*\\[at (\\d+):(\\d+)\\]$");

  private DateComparisons() {}

  /**
   * The statement with its first refused comparison mended; null where the error is another one.
   */
  static @Nullable String rewrite(String sql, String error, LanguageOptions language) {
    Matcher refused = REFUSED.matcher(error);
    if (!refused.matches()) {
      return null;
    }
    List<String> types = List.of(refused.group(1).split(", "));
    if (!types.contains("DATE")
        || !types.stream().allMatch(t -> t.equals("DATE") || t.equals("TIMESTAMP"))) {
      return null;
    }
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    var finder =
        new Finder(types, offset(sql, Integer.parseInt(refused.group(2)), refused.group(3)));
    Parser.parseStatement(sql, language).accept(finder);
    return finder.dates.isEmpty() ? null : wrap(text, finder.dates);
  }

  private static String wrap(byte[] text, List<ParseLocationRange> dates) {
    var result = new StringBuilder();
    int at = 0;
    for (ParseLocationRange date : dates) {
      result.append(new String(text, at, date.start() - at, StandardCharsets.UTF_8));
      result
          .append("TIMESTAMP(")
          .append(new String(text, date.start(), date.end() - date.start(), StandardCharsets.UTF_8))
          .append(')');
      at = date.end();
    }
    return result.append(new String(text, at, text.length - at, StandardCharsets.UTF_8)).toString();
  }

  /** The byte at a line and column (columns count characters; a tab goes to the next eighth). */
  private static int offset(String sql, int line, String column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = sql.indexOf('\n', at) + 1;
    }
    int reached = 1;
    int wanted = Integer.parseInt(column);
    while (reached < wanted && at < sql.length()) {
      reached += sql.charAt(at) == '\t' ? 8 - (reached - 1) % 8 : 1;
      at++;
    }
    return sql.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
  }

  private static final class Finder extends ParseTreeVisitor {
    private final List<String> types;
    private final int start;
    private final List<ParseLocationRange> dates = new ArrayList<>();

    Finder(List<String> types, int start) {
      this.types = types;
      this.start = start;
    }

    @Override
    public void visit(ASTBinaryExpression node) {
      if (dates.isEmpty() && types.size() == 2 && at(node)) {
        collect(List.of(node.getLhs(), node.getRhs()));
      }
      super.visit(node);
    }

    @Override
    public void visit(ASTBetweenExpression node) {
      if (dates.isEmpty() && types.size() == 3 && at(node.getBetweenLocation())) {
        collect(List.of(node.getLhs(), node.getLow(), node.getHigh()));
      }
      super.visit(node);
    }

    /** ZetaSQL points at the operator or at the start of the whole, depending on the operator. */
    private boolean at(ASTNode node) {
      ParseLocationRange range = node.getParseLocationRange();
      return range.start() == start;
    }

    private void collect(List<? extends ASTNode> operands) {
      for (int i = 0; i < operands.size(); i++) {
        if (types.get(i).equals("DATE")) {
          dates.add(operands.get(i).getParseLocationRange());
        }
      }
    }
  }
}
