package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.Statement.AlterTable;
import com.salesintelligence.local.googlesql.Statement.CreateRoutine;
import com.salesintelligence.local.googlesql.Statement.CreateTable;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routines are written out at their calls; definitions say what the server is to do. */
class RoutinesTest {
  private static Engine engine;

  @BeforeAll
  static void fill() throws SQLException {
    engine = new Engine();
    People.TABLES.forEach((name, rows) -> engine.run("CREATE TABLE " + name + " AS " + rows));
    engine.run("CREATE FUNCTION d.twice(x INT64) AS (x * 2)");
    engine.run("CREATE FUNCTION d.label(x ANY TYPE) AS (CONCAT('#', CAST(x AS STRING)))");
    engine.run(
        "CREATE FUNCTION d.largest(xs ARRAY<INT64>) RETURNS INT64"
            + " AS ((SELECT MAX(x) FROM UNNEST(xs) AS x))");
    engine.run(
        "CREATE TABLE FUNCTION d.above(n INT64) AS SELECT id, name FROM d.people WHERE id > n");
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  @Test
  void callsGiveWhatTheirBodiesGive() {
    assertThat(engine.run("SELECT d.twice(d.twice(3)), d.label('a'), d.label(1 + 1)").toString())
        .isEqualTo("[[12, '#a', '#2']]");
    assertThat(
            engine.run("SELECT d.largest([v, 2]) FROM UNNEST([1, 5]) AS v ORDER BY 1").toString())
        .isEqualTo("[[2], [5]]");
    assertThat(engine.run("SELECT COUNT(*) > 0 FROM d.above(1) AS t WHERE t.id > 1").toString())
        .isEqualTo("[[true]]");
  }

  @Test
  void wrongCallsAreRefused() {
    assertThatThrownBy(() -> engine.run("SELECT d.twice(1, 2)"))
        .hasMessageContaining("Number of arguments does not match");
    assertThatThrownBy(() -> engine.run("SELECT d.twice('a')")).isInstanceOf(SqlError.class);
    assertThatThrownBy(() -> engine.run("SELECT d.none(1)"))
        .hasMessageContaining("Function not found");
    assertThatThrownBy(() -> engine.run("CREATE FUNCTION d.endless(x INT64) AS (d.endless(x))"))
        .hasMessageContaining("Function not found: d.endless");
  }

  @Test
  void proceduresKeepModesAndBody() {
    var create =
        (CreateRoutine)
            engine.analyze("CREATE PROCEDURE d.p(INOUT a INT64, OUT b STRING) BEGIN SELECT 1; END");
    assertThat(create.routine().kind()).isEqualTo(Routine.Kind.PROCEDURE);
    assertThat(create.routine().arguments())
        .containsExactly(
            new Routine.Argument("a", "INT64", Routine.Mode.INOUT),
            new Routine.Argument("b", "STRING", Routine.Mode.OUT));
    assertThat(create.routine().body()).contains("SELECT 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ADD COLUMN c NUMERIC(10, 2) | AddColumn[column=ColumnSchema[name=c, type=NUMERIC, required=false, description=, defaultValue=, parameters=10,2], ifNotExists=false]
          DROP COLUMN IF EXISTS c | DropColumn[column=c, ifExists=true]
          RENAME COLUMN name TO title | RenameColumn[column=name, name=title, ifExists=false]
          RENAME TO others | RenameTo[name=others]
          ALTER COLUMN id SET DATA TYPE NUMERIC | SetType[column=id, type=NUMERIC, parameters=]
          ALTER COLUMN id DROP NOT NULL | DropNotNull[column=id]
          ALTER COLUMN id SET DEFAULT 5 | SetDefault[column=id, value=5]
          ALTER COLUMN id DROP DEFAULT | SetDefault[column=id, value=]
          ALTER COLUMN id SET OPTIONS (description = "d") | Describe[column=id, description=d]
          ADD PRIMARY KEY (id) NOT ENFORCED | SetPrimaryKey[columns=[id]]
          DROP PRIMARY KEY | SetPrimaryKey[columns=[]]
          SET OPTIONS (description = "d") | SetOptions[options={description=d}]
          """)
  void alterationsAreToldOneByOne(String action, String expected) {
    var alter = (AlterTable) engine.analyze("ALTER TABLE d.people " + action);
    assertThat(alter.actions()).hasToString("[" + expected + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP FUNCTION IF EXISTS d.f | DROP_FUNCTION
          DROP TABLE FUNCTION d.f | DROP_TABLE_FUNCTION
          DROP PROCEDURE d.f | DROP_PROCEDURE
          DROP SNAPSHOT TABLE d.people | DROP_SNAPSHOT_TABLE
          ALTER SCHEMA d SET OPTIONS (description = "x") | ALTER_SCHEMA
          ALTER VIEW d.people SET OPTIONS (description = "x") | ALTER_TABLE
          CREATE VECTOR INDEX i ON d.people(tags) OPTIONS (index_type = "IVF") | CREATE_VECTOR_INDEX
          DROP VECTOR INDEX i ON d.people | DROP_VECTOR_INDEX
          CREATE TABLE d.other LIKE d.people | CREATE_TABLE
          CREATE TABLE d.other COPY d.people | CREATE_TABLE
          CREATE TABLE d.other CLONE d.people | CREATE_TABLE
          CREATE SNAPSHOT TABLE d.other CLONE d.people | CREATE_TABLE
          """)
  void definitionsTellTheirKind(String sql, String type) {
    assertThat(engine.analyze(sql).type()).isEqualTo(type);
  }

  @Test
  void tablesKeepDefaultsRangesAndLimits() {
    var table =
        (CreateTable)
            engine.analyze(
                "CREATE TABLE d.t (a INT64 DEFAULT 7, b STRING(3), c ARRAY<STRING(4)>)"
                    + " PARTITION BY RANGE_BUCKET(a, GENERATE_ARRAY(0, 10, 2))");
    assertThat(table.columns().get(0).defaultValue()).isEqualTo("7");
    assertThat(table.columns().get(1).parameters()).isEqualTo("3");
    assertThat(table.columns().get(2).parameters()).isEqualTo("4");
    assertThat(table.partitioning())
        .isEqualTo(new Statement.Partitioning("a", "RANGE", java.util.List.of(0L, 10L, 2L)));
  }

  @Test
  void intervalsAndBigNumericsComeBackAsTheyWere() {
    assertThat(IntervalTexts.text("1 year 2 months -3 days -04:05:06.5"))
        .isEqualTo("1-2 -3 -4:5:6.500");
    assertThat(IntervalTexts.duckText("-1-2 3 -4:5:6.5"))
        .isEqualTo("-14 months 3 days -14706500000 microseconds");
    var number = new java.math.BigDecimal("-123.45");
    assertThat(BigNumerics.text(BigNumerics.encode(number))).isEqualTo("-123.45");
  }
}
