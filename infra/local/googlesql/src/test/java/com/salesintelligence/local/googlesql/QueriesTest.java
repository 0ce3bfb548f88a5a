package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of queries.sql gives the rows that ZetaSQL's own evaluator gives. */
class QueriesTest {
  private static final Oracle ORACLE = new Oracle();
  private static Engine engine;

  @BeforeAll
  static void fill() throws SQLException {
    engine = new Engine();
    People.TABLES.forEach(
        (name, rows) -> {
          engine.run("CREATE TABLE " + name + " AS " + rows);
          ORACLE.tableOf(name, rows);
        });
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  static Stream<String> queries() throws IOException {
    try (var in = QueriesTest.class.getResourceAsStream("queries.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("(?m)^--.*\n", "").split(";\n"))
          .filter(query -> !query.isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void givesTheRowsThatZetaSqlGives(String query) {
    List<List<String>> expected;
    try {
      expected = ORACLE.rows(query);
    } catch (RuntimeException e) {
      assertThatThrownBy(() -> engine.run(query)).as(e.getMessage()).isNotNull();
      return;
    }
    var rows = engine.run(query);
    if (query.contains("ORDER BY")) {
      assertThat(rows).isEqualTo(expected);
    } else {
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
