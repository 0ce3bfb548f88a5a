package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.QueryOptions.Parameter;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Query parameters are bound in the order that the translation tells. */
class ParametersTest {
  private static Engine engine;

  @BeforeAll
  static void fill() throws SQLException {
    engine = new Engine();
    People.TABLES.forEach((name, rows) -> engine.run("CREATE TABLE " + name + " AS " + rows));
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  private static List<List<String>> run(
      String sql, List<Parameter> parameters, @Nullable Object... values) {
    var options = new QueryOptions("p", "d", parameters);
    return engine.rows(engine.query(sql, options).sql(), Arrays.asList(values));
  }

  @Test
  void namedParametersMayRepeatAndComeInAnyOrder() {
    assertThat(
            run(
                "SELECT @b AS x, @a AS y, @B + 1 AS z",
                List.of(new Parameter("a", Scalar.STRING), new Parameter("b", Scalar.INT64)),
                "it's",
                41L))
        .isEqualTo(List.of(List.of("41", "'it's'", "42")));
  }

  @Test
  void positionalParametersKeepTheirOrder() {
    assertThat(
            run(
                "SELECT name FROM people WHERE id > ? AND team = ? ORDER BY id LIMIT ?",
                List.of(
                    Parameter.positional(Scalar.INT64),
                    Parameter.positional(Scalar.STRING),
                    Parameter.positional(Scalar.INT64)),
                1L,
                "south",
                1L))
        .isEqualTo(List.of(List.of("'Cleo'")));
  }

  @Test
  void arraysMayBeTakenApartAndSearched() throws SQLException {
    var ids = engine.connection().createArrayOf("BIGINT", new Object[] {1L, 3L, 77L});
    var parameters = List.of(new Parameter("ids", SqlType.arrayOf(Scalar.INT64)));
    assertThat(run("SELECT name FROM people WHERE id IN UNNEST(@ids) ORDER BY 1", parameters, ids))
        .isEqualTo(List.of(List.of("'Ada'"), List.of("'Cleo'")));
    assertThat(
            run(
                "SELECT p.name, i FROM UNNEST(@ids) AS i LEFT JOIN people AS p ON p.id = i ORDER BY i",
                parameters,
                ids))
        .isEqualTo(List.of(List.of("'Ada'", "1"), List.of("'Cleo'", "3"), List.of("NULL", "77")));
  }

  @Test
  void nullIsAValueOfEveryType() {
    assertThat(
            run(
                "SELECT @a IS NULL AS a, IFNULL(@b, 5) AS b, @c IS NULL AS c",
                List.of(
                    new Parameter("a", Scalar.STRING),
                    new Parameter("b", Scalar.INT64),
                    new Parameter("c", SqlType.arrayOf(Scalar.STRING))),
                null,
                null,
                null))
        .isEqualTo(List.of(List.of("true", "5", "true")));
  }

  @Test
  void everyScalarTypeCanBeBound() {
    assertThat(
            run(
                "SELECT @d AS d, @t AS t, @n AS n, @f AS f, @o AS o, @b AS b, @j AS j",
                List.of(
                    new Parameter("d", Scalar.DATE),
                    new Parameter("t", Scalar.TIMESTAMP),
                    new Parameter("n", Scalar.NUMERIC),
                    new Parameter("f", Scalar.FLOAT64),
                    new Parameter("o", Scalar.BOOL),
                    new Parameter("b", Scalar.BYTES),
                    new Parameter("j", Scalar.JSON)),
                "2024-02-03",
                java.time.LocalDateTime.of(2024, 2, 3, 4, 5, 6, 789_000),
                new BigDecimal("12.500"),
                2.5,
                true,
                new byte[] {1, (byte) 0xff},
                "{\"a\":1}"))
        .isEqualTo(
            List.of(
                List.of(
                    "2024-02-03",
                    "2024-02-03T04:05:06.000789",
                    "12.5",
                    "2.5",
                    "true",
                    "x01ff",
                    "{\"a\":1}")));
  }

  @Test
  void anUndeclaredParameterIsRefused() {
    assertThatThrownBy(() -> run("SELECT @nope", List.of()))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("nope");
  }

  @Test
  void aRepeatedStatementIsNotAnalysedAgainUntilATableChanges() {
    var sql = "SELECT title FROM teams WHERE team = 'north'";
    Statement first = engine.analyze(sql);
    assertThat(engine.analyze(sql)).isSameAs(first);
    engine.run("CREATE OR REPLACE TABLE teams AS SELECT 'north' AS team, 5 AS title");
    assertThat(engine.analyze(sql)).isNotSameAs(first);
    assertThat(engine.run(sql)).isEqualTo(List.of(List.of("5")));
    engine.run("CREATE OR REPLACE TABLE teams AS " + People.TABLES.get("teams"));
  }
}
