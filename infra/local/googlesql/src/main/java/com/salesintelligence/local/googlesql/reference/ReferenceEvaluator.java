package com.salesintelligence.local.googlesql.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.ArrayType;
import com.google.zetasql.PreparedExpression;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SqlException;
import com.google.zetasql.StructType;
import com.google.zetasql.StructType.StructField;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.BigQueryLanguage;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions by ZetaSQL's reference implementation. Slower than DuckDB by far (some 20
 * µs a row in batches), exact by definition.
 */
public final class ReferenceEvaluator {
  private static final int PREPARED = 300;
  private static final String ROWS = "rows";

  private static final Map<String, Prepared> PROGRAMS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
          return size() > PREPARED;
        }
      };

  private static final SimpleCatalog BUILT_IN = BigQueryLanguage.builtIn();

  private ReferenceEvaluator() {}

  /**
   * A program for the expression; empty where the evaluator does not know a part of it.
   *
   * @param constant whether the expression names its arguments as parameters
   */
  public static Optional<Program> program(
      ResolvedExpr expression, List<SqlType> arguments, boolean constant) {
    try {
      return known(new Program(text(expression), arguments, constant));
    } catch (SqlException e) {
      return Optional.empty();
    }
  }

  /** A program of this text over {@code a0} …; empty where the evaluator does not know it. */
  public static Optional<Program> program(String expression, List<SqlType> arguments) {
    return known(new Program(expression, arguments, false));
  }

  private static Optional<Program> known(Program program) {
    try {
      prepared(program.text());
      return Optional.of(program);
    } catch (SqlException e) {
      return Optional.empty();
    }
  }

  /** An expression as GoogleSQL. */
  public static String text(ResolvedExpr expression) {
    return Analyzer.buildExpression(expression, BUILT_IN);
  }

  /**
   * The program's results.
   *
   * @param rows the arguments of each row, as a JSON array
   */
  public static List<@Nullable String> evaluate(String program, List<String> rows) {
    try {
      return prepared(program).evaluate(rows);
    } catch (SqlException e) {
      throw SqlError.invalid(message(e));
    }
  }

  private static String message(SqlException e) {
    return String.valueOf(e.getMessage()).replaceFirst("^(generic::)?[a-z_]+: ", "");
  }

  private static Prepared prepared(String program) {
    synchronized (PROGRAMS) {
      Prepared known = PROGRAMS.get(program);
      if (known != null) {
        return known;
      }
    }
    var fresh = Prepared.of(Program.parse(program));
    synchronized (PROGRAMS) {
      PROGRAMS.put(program, fresh);
    }
    return fresh;
  }

  /** A program that ZetaSQL has analysed; it is freed with the last reference. */
  private record Prepared(
      Program program, PreparedExpression expression, @Nullable ArrayType rows) {

    static Prepared of(Program program) {
      AnalyzerOptions options = BigQueryLanguage.evaluation();
      if (program.constant() || program.arguments().isEmpty()) {
        for (int i = 0; i < program.arguments().size(); i++) {
          options.addQueryParameter(Program.name(i), ZetaTypes.toZeta(program.arguments().get(i)));
        }
        return prepare(program, program.expression(), options, null);
      }
      ArrayType rows = rows(program);
      options.addQueryParameter(ROWS, rows);
      String all =
          "ARRAY(SELECT AS STRUCT (%s) AS v FROM UNNEST(@rows) WITH OFFSET AS _o ORDER BY _o)"
              .formatted(program.expression());
      return prepare(program, all, options, rows);
    }

    private static Prepared prepare(
        Program program, String sql, AnalyzerOptions options, @Nullable ArrayType rows) {
      var expression = new PreparedExpression(sql);
      expression.prepare(options);
      return new Prepared(program, expression, rows);
    }

    private static ArrayType rows(Program program) {
      var fields = new ArrayList<StructField>();
      for (int i = 0; i < program.arguments().size(); i++) {
        Type type = ZetaTypes.toZeta(program.arguments().get(i));
        fields.add(new StructField(Program.name(i), type));
      }
      return TypeFactory.createArrayType(TypeFactory.createStructType(fields));
    }

    synchronized List<@Nullable String> evaluate(List<String> texts) {
      var results = new ArrayList<@Nullable String>();
      if (rows == null) {
        texts.forEach(text -> results.add(result(one(text))));
        return results;
      }
      var type = (StructType) rows.getElementType();
      var structs = texts.stream().map(t -> Value.createStructValue(type, arguments(t))).toList();
      Value all = expression.execute(Map.of(), Map.of(ROWS, Value.createArrayValue(rows, structs)));
      all.getElementList().forEach(each -> results.add(result(each.getField(0))));
      return results;
    }

    private Value one(String text) {
      var parameters = new HashMap<String, Value>();
      List<Value> values = arguments(text);
      for (int i = 0; i < values.size(); i++) {
        parameters.put(Program.name(i), values.get(i));
      }
      return expression.execute(Map.of(), parameters);
    }

    private List<Value> arguments(String text) {
      var values = new ArrayList<Value>();
      int i = 0;
      for (JsonElement each : JsonParser.parseString(text).getAsJsonArray()) {
        values.add(ValueTexts.read(each, program.arguments().get(i++)));
      }
      return values;
    }

    private static @Nullable String result(Value value) {
      if (value.isNull()) {
        return null;
      }
      boolean composed =
          value.getType().isArray() || value.getType().isStruct() || value.getType().isRange();
      return composed ? ValueTexts.write(value).toString() : ValueTexts.text(value);
    }
  }
}
