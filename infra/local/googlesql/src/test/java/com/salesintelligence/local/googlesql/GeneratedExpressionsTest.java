package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Expressions put together at random give what ZetaSQL gives. Where it fails nothing is asked:
 * which parts of an expression are evaluated at all is up to the engine.
 */
class GeneratedExpressionsTest {
  private static final Oracle ORACLE = new Oracle();
  private static final Engine ENGINE = start();

  private static Engine start() {
    try {
      return new Engine();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void giveWhatZetaSqlGives(@ForAll("expressions") String expression) {
    String sql = "SELECT " + expression;
    String expected = outcome(() -> ORACLE.rows(sql));
    Assume.that(!expected.startsWith("failure"));
    String actual = outcome(() -> ENGINE.run(sql));
    Assume.that(!evaluatedTooMuch(actual));
    assertThat(actual).as(sql).isEqualTo(expected);
  }

  /** DuckDB folds a constant that fails, also in a branch that is not taken. */
  private static boolean evaluatedTooMuch(String outcome) {
    return outcome.startsWith("failure")
        && Stream.of("Binder", "Catalog", "Parser", "INTERNAL", "Not implemented", "not supported")
            .noneMatch(outcome::contains);
  }

  private interface Rows {
    List<List<String>> get();
  }

  private static String outcome(Rows rows) {
    try {
      return rows.get().toString();
    } catch (RuntimeException e) {
      return "failure: " + e.getMessage();
    }
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.oneOf(integers(3), texts(3), conditions(3));
  }

  private static Arbitrary<String> integers(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of("0", "1", "7", "-3", "9223372036854775807", "CAST(NULL AS INT64)");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = integers(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        two(inner, inner, "(%s + %s)", "(%s - %s)", "(%s * %s)", "DIV(%s, %s)", "MOD(%s, %s)"),
        two(inner, inner, "IFNULL(%s, %s)", "NULLIF(%s, %s)", "GREATEST(%s, %s)", "LEAST(%s, %s)"),
        two(texts(depth - 1), texts(depth - 1), "STRPOS(%s, %s)", "LENGTH(CONCAT(%s, %s))"),
        two(conditions(depth - 1), inner, "IF(%s, %s, 5)", "CASE WHEN %s THEN %s END"),
        two(inner, inner, "CAST(SAFE_DIVIDE(%s, %s) AS INT64)", "ABS(%s) + SIGN(%s)"));
  }

  private static Arbitrary<String> texts(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of("''", "'a'", "'ab%_'", "'Hé llo'", "' x '", "CAST(NULL AS STRING)");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = texts(depth - 1);
    Arbitrary<String> small = Arbitraries.of("0", "1", "2", "-1", "-9", "5");
    return Arbitraries.oneOf(
        leaf,
        two(inner, inner, "(%s || %s)", "REPLACE(%s, %s, 'z')", "TRIM(CONCAT(%s, %s))"),
        two(inner, small, "SUBSTR(%s, %s)", "LEFT(%s, %s)", "RIGHT(%s, %s)", "REPEAT(%s, %s)"),
        two(inner, small, "LPAD(%s, %s, 'xy')", "RPAD(%s, %s)", "SPLIT(%s, 'l')[SAFE_OFFSET(%s)]"),
        two(inner, small, "UPPER(SUBSTR(%s, 2, %s))", "REVERSE(SUBSTR(%s, %s))"),
        two(
            integers(depth - 1),
            inner,
            "CONCAT(CAST(%s AS STRING), %s)",
            "FORMAT('%%d|%%s', %s, %s)"),
        two(conditions(depth - 1), inner, "IF(%s, %s, 'no')", "CASE WHEN %s THEN %s ELSE '-' END"));
  }

  private static Arbitrary<String> conditions(int depth) {
    Arbitrary<String> leaf = Arbitraries.of("TRUE", "FALSE", "CAST(NULL AS BOOL)");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = conditions(depth - 1);
    Arbitrary<String> number = integers(depth - 1);
    Arbitrary<String> text = texts(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        two(
            inner,
            inner,
            "(%s AND %s)",
            "(%s OR %s)",
            "(NOT %s OR %s)",
            "((%s) IS DISTINCT FROM (%s))"),
        two(
            number,
            number,
            "(%s < %s)",
            "(%s = %s)",
            "(%s != %s)",
            "(%s IN (%s, 7))",
            "(%s >= %s)"),
        two(number, number, "(%s IN UNNEST([%s, 1]))", "(%s NOT IN (%s, NULL))"),
        two(number, number, "(%s BETWEEN %s AND 100)", "(IEEE_DIVIDE(%s, %s) > 1)"),
        two(text, text, "STARTS_WITH(%s, %s)", "(%s LIKE %s)", "(%s < %s)", "ENDS_WITH(%s, %s)"));
  }

  private static Arbitrary<String> two(
      Arbitrary<String> first, Arbitrary<String> second, String... templates) {
    return Combinators.combine(first, second, Arbitraries.of(templates))
        .as((a, b, template) -> template.formatted(a, b));
  }
}
