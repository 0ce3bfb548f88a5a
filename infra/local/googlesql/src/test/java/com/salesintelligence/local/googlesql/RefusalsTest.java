package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not supported is refused by name, and what is wrong is told in BigQuery's words. */
class RefusalsTest {
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

  static Stream<String> refusals() throws IOException {
    try (var in = RefusalsTest.class.getResourceAsStream("refusals.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> line.contains(" => ") && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void namesTheConstruct(String line) {
    String[] parts = line.split(" => ", 2);
    assertThatThrownBy(() -> engine.analyze(parts[0]))
        .isInstanceOf(SqlError.class)
        .hasMessageContaining(parts[1].strip());
  }

  @Test
  void unknownColumnsAreToldWithTheirPlace() {
    assertThatThrownBy(() -> engine.analyze("SELECT foo FROM people"))
        .isInstanceOfSatisfying(
            SqlError.class, e -> assertThat(e.kind()).isEqualTo(SqlError.Kind.INVALID_QUERY))
        .hasMessage("Unrecognized name: foo at [1:8]");
  }

  @Test
  void unknownTablesAreNotFound() {
    assertThatThrownBy(() -> engine.analyze("SELECT * FROM `p.d.missing`"))
        .isInstanceOfSatisfying(SqlError.class, e -> assertThat(e.reason()).isEqualTo("notFound"))
        .hasMessage("Not found: Table p:d.missing was not found in location US");
  }

  @Test
  void tableNamesAreCaseSensitive() {
    assertThatThrownBy(() -> engine.analyze("SELECT * FROM People"))
        .hasMessage("Not found: Table p:d.People was not found in location US");
  }

  @Test
  void alteringAnUnknownTableIsNotFound() {
    assertThatThrownBy(() -> engine.analyze("ALTER TABLE d.missing ADD COLUMN x STRING"))
        .hasMessage("Not found: Table p:d.missing was not found in location US");
  }

  @Test
  void tablesNeedADataset() {
    assertThatThrownBy(
            () ->
                Engine.GOOGLE_SQL.analyze("SELECT * FROM people", QueryOptions.of("p", ""), engine))
        .hasMessage("Table \"people\" must be qualified with a dataset (e.g. dataset.table).");
  }

  @Test
  void syntaxErrorsAreToldWithTheirPlace() {
    assertThatThrownBy(() -> engine.analyze("SELEC 1"))
        .hasMessage("Syntax error: Unexpected identifier \"SELEC\" at [1:1]");
  }

  @Test
  void duplicateColumnsOfATableAreRefusedAndThoseOfAnAnswerNumbered() {
    assertThat(
            ((Statement.Query) engine.analyze("SELECT 1 AS a, 2 AS A, 3 AS a, 4 AS a_1")).columns())
        .extracting(ColumnSchema::name)
        .containsExactly("a", "A_2", "a_3", "a_1");
    assertThatThrownBy(() -> engine.analyze("CREATE TABLE d.t AS SELECT 1 AS a, 2 AS a"))
        .hasMessageContaining("duplicate name a");
  }

  @Test
  void errorsAtRunTimeKeepTheirWords() {
    assertThatThrownBy(() -> engine.run("SELECT 1 / (visits - visits) FROM people"))
        .hasMessageStartingWith("division by zero: 1 / 0");
  }
}
