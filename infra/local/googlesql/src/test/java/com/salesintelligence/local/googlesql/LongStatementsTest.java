package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long and deep statements are answered or refused; they never end the JVM. */
class LongStatementsTest {
  private static Engine engine;

  @BeforeAll
  static void start() throws SQLException {
    engine = new Engine();
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  @Test
  void sumsAndTextsOfManyParts() {
    String parts = "x" + " + x".repeat(50) + " AS n, 'a'" + " || 'a'".repeat(50) + " AS t";
    assertThat(engine.run("SELECT n, LENGTH(t) FROM (SELECT " + parts + " FROM UNNEST([1]) AS x)"))
        .hasToString("[[51, 51]]");
  }

  @Test
  void callsInsideOfCalls() {
    assertThat(engine.run("SELECT " + "ABS(".repeat(40) + "-2" + ")".repeat(40)))
        .hasToString("[[2]]");
  }

  @Test
  void pipesFollowPipes() {
    assertThat(engine.run("FROM UNNEST([1, 2]) AS x" + " |> WHERE x > 1".repeat(40)))
        .hasToString("[[2]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'SELECT '          | '('                 | 100000
          'SELECT '          | '- '                | 100000
          'SELECT 1'         | ' + 1'              | 100000
          'SELECT 1'         | ' + (1, 2)'         | 100000
          'SELECT 1'         | ' IS NULL'          | 100000
          'SELECT x'         | '[0]'               | 100000
          'SELECT '          | 'NOT '              | 100000
          'SELECT '          | 'ABS('              | 100000
          'SELECT '          | 'CASE WHEN '        | 100000
          ''                 | 'BEGIN '            | 100000
          ''                 | 'IF TRUE THEN '     | 50000
          'FROM t '          | '|> WHERE TRUE '    | 60000
          'SELECT CAST(1 AS '| 'STRUCT<a '         | 100000
          'SELECT '          | 'STRUCT<a '         | 100000
          'SELECT 1'         | ' UNION ALL SELECT 1' | 10000
          'SELECT 1'         | ' intersect distinct SELECT 1' | 10000
          'SELECT 1'         | ' EXCEPT DISTINCT (SELECT 1)' | 1001
          """)
  void tooDeepIsRefused(String head, String part, int times) {
    String sql = head + " " + part.repeat(times);
    assertThatThrownBy(() -> Engine.GOOGLE_SQL.script(sql))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("too complex");
    assertThatThrownBy(() -> engine.analyze(sql))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("too complex");
  }

  @Test
  void manyPartsOfAUnionAreAnswered() {
    assertThat(engine.run("SELECT 1" + " UNION ALL SELECT 1".repeat(100))).hasSize(101);
    assertThat(engine.run("SELECT * EXCEPT (b) FROM (SELECT 1 AS a, 2 AS b)")).hasToString("[[1]]");
  }

  @Test
  void tooLongIsRefused() {
    assertThatThrownBy(() -> engine.analyze("SELECT '" + "x".repeat(1 << 20) + "'"))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining("too large");
  }

  @Test
  void bracketsInsideOfTextsAndCommentsDoNotCount() {
    String many = "(".repeat(10_000);
    assertThat(
            engine.run(
                "SELECT LENGTH('"
                    + many
                    + "'), LENGTH('''\n"
                    + many
                    + "''') /*"
                    + many
                    + "*/ -- "
                    + many
                    + "\n # "
                    + many
                    + "\n"))
        .hasToString("[[10000, 10001]]");
  }
}
