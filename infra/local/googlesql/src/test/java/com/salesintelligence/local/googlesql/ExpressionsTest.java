package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expression of expressions.sql gives what ZetaSQL's own evaluator gives. */
class ExpressionsTest {
  private static final Oracle ORACLE = new Oracle();
  private static Engine engine;

  @BeforeAll
  static void start() throws SQLException {
    engine = new Engine();
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  static Stream<String> expressions() throws IOException {
    try (var in = ExpressionsTest.class.getResourceAsStream("expressions.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("--"));
    }
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void givesWhatZetaSqlGives(String expression) {
    List<List<String>> expected;
    try {
      expected = ORACLE.rows("SELECT " + expression);
    } catch (RuntimeException e) {
      assertThat(failure(expression)).as(e.getMessage()).isTrue();
      return;
    }
    var rows = engine.run("SELECT " + expression);
    if (expression.contains("ORDER BY")) {
      assertThat(rows).isEqualTo(expected);
    } else {
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** What the reference refuses is refused here, too. */
  private static boolean failure(String expression) {
    try {
      engine.run("SELECT " + expression);
      return false;
    } catch (SqlError | IllegalStateException e) {
      return true;
    }
  }
}
