package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.LanguageOptions;
import com.google.zetasql.ParseLocationRange;
import com.google.zetasql.Parser;
import com.google.zetasql.SqlException;
import com.google.zetasql.parser.ASTNode;
import com.google.zetasql.parser.ASTNodes.ASTBooleanLiteral;
import com.google.zetasql.parser.ASTNodes.ASTFloatLiteral;
import com.google.zetasql.parser.ASTNodes.ASTFunctionCall;
import com.google.zetasql.parser.ASTNodes.ASTIdentifier;
import com.google.zetasql.parser.ASTNodes.ASTIntLiteral;
import com.google.zetasql.parser.ASTNodes.ASTPathExpression;
import com.google.zetasql.parser.ASTNodes.ASTStringLiteral;
import com.google.zetasql.parser.ASTNodes.ASTTVF;
import com.google.zetasql.parser.ASTNodes.ASTTVFArgument;
import com.google.zetasql.parser.ParseTreeVisitor;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.SqlError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of a routine in place of its calls, as text, before the statement is analysed.
 */
final class RoutineCalls {
  private static final Pattern SUBQUERY = Pattern.compile("(?is).*\\b(select|from)\\b.*");

  private final byte[] text;
  private final LanguageOptions language;

  private RoutineCalls(String sql, LanguageOptions language) {
    text = sql.getBytes(StandardCharsets.UTF_8);
    this.language = language;
  }

  /**
   * The statement with its innermost call of the routine written out.
   *
   * @param path the routine's name as the statement has it
   */
  static String expand(String sql, List<String> path, Routine routine, LanguageOptions language) {
    return new RoutineCalls(sql, language).expand(path, routine);
  }

  private String expand(List<String> path, Routine routine) {
    String sql = new String(text, StandardCharsets.UTF_8);
    var calls = new Calls(path);
    Parser.parseStatement(sql, language).accept(calls);
    if (calls.ranges.isEmpty()) {
      throw SqlError.unsupported("This use of function " + String.join(".", path));
    }
    int innermost = innermost(calls.ranges);
    List<? extends @Nullable ASTNode> arguments = calls.arguments.get(innermost);
    if (arguments.size() != routine.arguments().size()) {
      throw SqlError.invalid(
          "Number of arguments does not match for function %s: %d expected, %d given"
              .formatted(String.join(".", path), routine.arguments().size(), arguments.size()));
    }
    ParseLocationRange range = calls.ranges.get(innermost);
    return cut(0, range.start()) + body(routine, arguments) + cut(range.end(), text.length);
  }

  private static int innermost(List<ParseLocationRange> ranges) {
    int best = 0;
    for (int i = 1; i < ranges.size(); i++) {
      ParseLocationRange range = ranges.get(i);
      if (range.end() - range.start() < ranges.get(best).end() - ranges.get(best).start()) {
        best = i;
      }
    }
    return best;
  }

  private String body(Routine routine, List<? extends @Nullable ASTNode> arguments) {
    if (routine.kind() == Routine.Kind.TABLE_VALUED_FUNCTION) {
      return "(" + substituted(routine, routine.body(), values(routine, arguments)) + ")";
    }
    List<String> values = values(routine, arguments);
    String body =
        SUBQUERY.matcher(routine.body()).matches() && !values.isEmpty()
            ? nested(routine, values)
            : substituted(routine, "SELECT " + routine.body(), values)
                .substring("SELECT ".length());
    return routine.result().isEmpty()
        ? "(" + body + ")"
        : "CAST((" + body + ") AS " + routine.result() + ")";
  }

  /** The arguments are columns around the body's own subqueries, whose columns may hide them. */
  private static String nested(Routine routine, List<String> values) {
    var columns = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      columns.add(values.get(i) + " AS `" + routine.arguments().get(i).name() + "`");
    }
    return "SELECT (" + routine.body() + ") FROM (SELECT " + String.join(", ", columns) + ")";
  }

  private List<String> values(Routine routine, List<? extends @Nullable ASTNode> nodes) {
    var values = new ArrayList<String>();
    for (int i = 0; i < nodes.size(); i++) {
      ASTNode node = nodes.get(i);
      if (node == null) {
        throw SqlError.unsupported("A table as argument of a table function");
      }
      values.add(coerced(node, routine.arguments().get(i).type()));
    }
    return values;
  }

  /** Coerces as a call would; a literal of the right type stays one. */
  private String coerced(ASTNode node, String type) {
    String value = cut(node.getParseLocationRange().start(), node.getParseLocationRange().end());
    boolean literal =
        type.isEmpty()
            || switch (node) {
              case ASTStringLiteral constant -> type.equals("STRING");
              case ASTIntLiteral constant -> type.equals("INT64");
              case ASTFloatLiteral constant -> type.equals("FLOAT64");
              case ASTBooleanLiteral constant -> type.equals("BOOL");
              default -> false;
            };
    return literal
        ? "(" + value + ")"
        : "CAST(IF(TRUE, (%s), CAST(NULL AS %s)) AS %s)".formatted(value, type, type);
  }

  private String substituted(Routine routine, String body, List<String> values) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var names = new Names(routine);
    try {
      Parser.parseStatement(body, language).accept(names);
    } catch (SqlException e) {
      throw ErrorWording.of(e);
    }
    var result = new StringBuilder();
    int at = 0;
    for (var entry : names.found.entrySet()) {
      ParseLocationRange range = entry.getKey();
      result.append(new String(bytes, at, range.start() - at, StandardCharsets.UTF_8));
      result.append(values.get(entry.getValue()));
      at = range.end();
    }
    return result
        .append(new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8))
        .toString();
  }

  private String cut(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** Calls of one name. */
  private static final class Calls extends ParseTreeVisitor {
    private final List<String> path;
    private final List<ParseLocationRange> ranges = new ArrayList<>();
    private final List<List<? extends @Nullable ASTNode>> arguments = new ArrayList<>();

    Calls(List<String> path) {
      this.path = path;
    }

    @Override
    public void visit(ASTFunctionCall node) {
      if (parts(node.getFunction()).equals(path)) {
        ranges.add(node.getParseLocationRange());
        arguments.add(node.getArguments());
      }
      super.visit(node);
    }

    @Override
    public void visit(ASTTVF node) {
      if (parts(node.getName()).equals(path)) {
        ParseLocationRange all = node.getParseLocationRange();
        int end =
            node.getAlias() == null ? all.end() : node.getAlias().getParseLocationRange().start();
        ranges.add(ParseLocationRange.create("", all.start(), end));
        arguments.add(
            node.getArgumentEntries().stream().map((ASTTVFArgument a) -> a.getExpr()).toList());
      }
      super.visit(node);
    }

    private static List<String> parts(ASTPathExpression path) {
      return path.getNames().stream()
          .map(ASTIdentifier::getIdString)
          .flatMap(name -> List.of(name.split("\\.", -1)).stream())
          .toList();
    }
  }

  /** Where a routine's body names its arguments. */
  private static final class Names extends ParseTreeVisitor {
    private final Routine routine;
    private final TreeMap<ParseLocationRange, Integer> found =
        new TreeMap<>(Comparator.comparingInt(ParseLocationRange::start));

    Names(Routine routine) {
      this.routine = routine;
    }

    @Override
    public void visit(ASTFunctionCall node) {
      // The function's own name is a path, too, but never an argument.
      node.getArguments().forEach(argument -> argument.accept(this));
      if (node.getOrderBy() != null) {
        node.getOrderBy().accept(this);
      }
    }

    @Override
    public void visit(ASTPathExpression node) {
      ASTIdentifier first = node.getNames().getFirst();
      for (int i = 0; i < routine.arguments().size(); i++) {
        if (routine.arguments().get(i).name().equalsIgnoreCase(first.getIdString())) {
          found.put(first.getParseLocationRange(), i);
        }
      }
    }
  }
}
