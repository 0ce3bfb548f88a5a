package com.salesintelligence.local.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.local.googlesql.SqlType.Scalar;
import com.salesintelligence.local.googlesql.Statement.AlterAction;
import com.salesintelligence.local.googlesql.Statement.AlterTable;
import com.salesintelligence.local.googlesql.Statement.CreateTable;
import com.salesintelligence.local.googlesql.Statement.CreateView;
import com.salesintelligence.local.googlesql.Statement.IfTaken;
import com.salesintelligence.local.googlesql.Statement.Partitioning;
import com.salesintelligence.local.googlesql.Statement.Query;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that are not queries: what they ask for, and what changes do to rows. */
class StatementsTest {
  private static Engine engine;

  @BeforeAll
  static void start() throws SQLException {
    engine = new Engine();
  }

  @BeforeEach
  void fill() {
    People.TABLES.forEach(
        (name, rows) -> engine.run("CREATE OR REPLACE TABLE " + name + " AS " + rows));
  }

  @AfterAll
  static void stop() throws SQLException {
    engine.close();
  }

  @Test
  void createTableTellsAllItsParts() {
    var table =
        (CreateTable)
            engine.analyze(
                """
                CREATE TABLE IF NOT EXISTS `acme.sales.mails` (
                  message_id STRING NOT NULL OPTIONS (description = "Gmail's id"),
                  labels ARRAY<STRING> OPTIONS (description = "labels"),
                  parts ARRAY<STRUCT<name STRING, size INT64>>,
                  price NUMERIC,
                  sent_at TIMESTAMP,
                  PRIMARY KEY (message_id) NOT ENFORCED
                )
                PARTITION BY TIMESTAMP_TRUNC(sent_at, DAY)
                CLUSTER BY message_id, price
                OPTIONS (description = "Mails; said \\"so\\"", labels = [("team", "sales")],
                  partition_expiration_days = 3)
                """);
    assertThat(table.type()).isEqualTo("CREATE_TABLE");
    assertThat(table.name()).isEqualTo(new TableName("acme", "sales", "mails"));
    assertThat(table.columns().getFirst())
        .isEqualTo(new ColumnSchema("message_id", Scalar.STRING, true, "Gmail's id"));
    assertThat(table.columns())
        .extracting(c -> c.type().googleSql())
        .containsExactly(
            "STRING",
            "ARRAY<STRING>",
            "ARRAY<STRUCT<name STRING, size INT64>>",
            "NUMERIC",
            "TIMESTAMP");
    assertThat(table.columns())
        .extracting(c -> c.type().duckType())
        .containsExactly(
            "VARCHAR",
            "VARCHAR[]",
            "STRUCT(\"name\" VARCHAR, \"size\" BIGINT)[]",
            "DECIMAL(38,9)",
            "TIMESTAMP");
    assertThat(table.primaryKey()).containsExactly("message_id");
    assertThat(table.partitioning()).isEqualTo(new Partitioning("sent_at", "DAY", List.of()));
    assertThat(table.clusterBy()).containsExactly("message_id", "price");
    assertThat(table.options())
        .isEqualTo(
            Map.of(
                "description",
                "Mails; said \"so\"",
                "labels",
                Map.of("team", "sales"),
                "partition_expiration_days",
                3L));
    assertThat(table.ifTaken()).isEqualTo(IfTaken.KEEP);
  }

  @Test
  void partitionsMayBeDatesAndMonths() {
    var byDate =
        (CreateTable) engine.analyze("CREATE TABLE x (d DATE, t TIMESTAMP) PARTITION BY d");
    var byMonth =
        (CreateTable) engine.analyze("CREATE TABLE x (d DATE) PARTITION BY DATE_TRUNC(d, MONTH)");
    var byDay = (CreateTable) engine.analyze("CREATE TABLE x (t TIMESTAMP) PARTITION BY DATE(t)");
    assertThat(byDate.partitioning()).isEqualTo(new Partitioning("d", "DAY", List.of()));
    assertThat(byMonth.partitioning()).isEqualTo(new Partitioning("d", "MONTH", List.of()));
    assertThat(byDay.partitioning()).isEqualTo(new Partitioning("t", "DAY", List.of()));
  }

  @Test
  void aTableCanBeginWithTheRowsOfAQuery() {
    engine.run("CREATE OR REPLACE TABLE north AS SELECT id, name FROM people WHERE team = 'north'");
    assertThat(engine.run("SELECT * FROM north ORDER BY id"))
        .isEqualTo(List.of(List.of("1", "'Ada'"), List.of("2", "'Ben'")));
  }

  @Test
  void createViewKeepsItsText() {
    var view =
        (CreateView)
            engine.analyze(
                "CREATE OR REPLACE VIEW `p.d.v`\nOPTIONS (description = \"x\")\nAS\n"
                    + "SELECT id, UPPER(name) AS name FROM `p.d.people`");
    assertThat(view.query()).isEqualTo("SELECT id, UPPER(name) AS name FROM `p.d.people`");
    assertThat(view.columns())
        .containsExactly(
            ColumnSchema.of("id", Scalar.INT64), ColumnSchema.of("name", Scalar.STRING));
    assertThat(view.options()).containsEntry("description", "x");
    assertThat(view.referencedTables()).containsExactly(new TableName("p", "d", "people"));
    assertThat(view.ifTaken()).isEqualTo(IfTaken.REPLACE);
  }

  @Test
  void viewsOverViewsAreExpanded() {
    engine.run("CREATE VIEW p.d.named AS SELECT id, name, tags FROM d.people WHERE id < 5");
    engine.run("CREATE VIEW p.d.tagged AS SELECT n.name, tag FROM d.named AS n, n.tags AS tag");
    assertThat(engine.run("SELECT t.tag, COUNT(*) AS n FROM tagged AS t GROUP BY tag ORDER BY tag"))
        .isEqualTo(List.of(List.of("'blue'", "1"), List.of("'green'", "1"), List.of("'red'", "2")));
    assertThat(((Query) engine.analyze("SELECT name FROM tagged")).referencedTables())
        .extracting(TableName::table)
        .containsExactlyInAnyOrder("tagged", "named", "people");
  }

  @Test
  void aViewThatReadsItselfIsRefused() {
    engine.run("CREATE VIEW p.d.a AS SELECT * FROM d.people");
    engine.run("CREATE VIEW p.d.b AS SELECT * FROM d.a");
    engine.run("CREATE OR REPLACE VIEW p.d.a AS SELECT * FROM d.b");
    assertThatThrownBy(() -> engine.analyze("SELECT * FROM d.a"))
        .hasMessageContaining("a view that refers to itself");
  }

  @Test
  void alterTableListsItsActions() {
    var alter =
        (AlterTable)
            engine.analyze(
                "ALTER TABLE `p.d.people` ADD COLUMN IF NOT EXISTS email STRING,"
                    + " DROP COLUMN score");
    assertThat(alter.actions())
        .containsExactly(
            new AlterAction.AddColumn(ColumnSchema.of("email", Scalar.STRING), true),
            new AlterAction.DropColumn("score", false));
  }

  @Test
  void dropAndSchemaStatementsNameTheirObjects() {
    assertThat(engine.analyze("DROP TABLE IF EXISTS d.x"))
        .isEqualTo(new Statement.Drop("DROP_TABLE", new TableName("p", "d", "x"), true));
    assertThat(engine.analyze("DROP VIEW d.x"))
        .isEqualTo(new Statement.Drop("DROP_VIEW", new TableName("p", "d", "x"), false));
    assertThat(engine.analyze("CREATE SCHEMA IF NOT EXISTS `q.s` OPTIONS (location = 'US')"))
        .isEqualTo(new Statement.CreateSchema("q", "s", Map.of("location", "US"), true));
    assertThat(engine.analyze("DROP SCHEMA s CASCADE"))
        .isEqualTo(new Statement.DropSchema("p", "s", false, true));
  }

  @Test
  void insertsTakeValuesAndQueries() {
    assertThat(engine.run("INSERT INTO teams (team, title) VALUES ('east', 'East'), ('x', NULL)"))
        .isEqualTo(List.of(List.of("2")));
    engine.run(
        "INSERT teams (title) WITH n AS (SELECT name FROM people) SELECT name FROM n WHERE name < 'B'");
    assertThat(
            engine.run(
                "SELECT team, title FROM teams WHERE team > 'w' OR team IS NULL ORDER BY 1, 2"))
        .isEqualTo(
            List.of(List.of("NULL", "'Ada'"), List.of("'west'", "'West'"), List.of("'x'", "NULL")));
  }

  @Test
  void updatesChangeTheRowsThatMatch() {
    assertThat(engine.run("UPDATE people SET visits = visits + 1, team = 'x' WHERE id <= 2"))
        .isEqualTo(List.of(List.of("2")));
    assertThat(engine.run("SELECT id, visits, team FROM people WHERE team = 'x' ORDER BY id"))
        .isEqualTo(List.of(List.of("1", "13", "'x'"), List.of("2", "4", "'x'")));
  }

  @Test
  void updatesMayReadOtherTables() {
    engine.run("UPDATE people AS p SET team = t.title FROM teams AS t WHERE t.team = p.team");
    assertThat(engine.run("SELECT DISTINCT team FROM people ORDER BY team"))
        .isEqualTo(List.of(List.of("NULL"), List.of("'North'"), List.of("'South'")));
  }

  @Test
  void anUpdateMustNotMatchARowTwice() {
    assertThatThrownBy(
            () ->
                engine.run(
                    "UPDATE people SET name = v.page FROM visits AS v WHERE v.person = people.id"))
        .hasMessage("UPDATE/MERGE must match at most one source row for each target row");
  }

  @Test
  void deletesRemoveTheRowsThatMatch() {
    assertThat(
            engine.run(
                "DELETE FROM people WHERE id NOT IN (SELECT person FROM visits WHERE person > 0)"))
        .isEqualTo(List.of(List.of("3")));
    assertThat(engine.run("SELECT id FROM people ORDER BY id"))
        .isEqualTo(List.of(List.of("1"), List.of("2"), List.of("3")));
    engine.run("TRUNCATE TABLE people");
    assertThat(engine.run("SELECT COUNT(*) FROM people")).isEqualTo(List.of(List.of("0")));
  }

  @Test
  void mergeUpdatesInsertsAndDeletes() {
    engine.run(
        """
        MERGE teams AS t
        USING (SELECT 'north' AS team, 'Up' AS title UNION ALL SELECT 'east', 'East') AS s
        ON t.team = s.team
        WHEN MATCHED AND t.title != s.title THEN UPDATE SET title = s.title
        WHEN NOT MATCHED THEN INSERT (team, title) VALUES (s.team, s.title)
        WHEN NOT MATCHED BY SOURCE AND t.team = 'west' THEN DELETE
        """);
    assertThat(engine.run("SELECT team, title FROM teams ORDER BY team"))
        .isEqualTo(
            List.of(
                List.of("'east'", "'East'"),
                List.of("'north'", "'Up'"),
                List.of("'south'", "'South'")));
  }

  @Test
  void mergeMustNotMatchARowTwice() {
    assertThatThrownBy(
            () ->
                engine.run(
                    "MERGE people AS p USING visits AS v ON v.person = p.id"
                        + " WHEN MATCHED THEN UPDATE SET name = v.page"))
        .isInstanceOf(SqlError.class);
  }

  @Test
  void timestampsAreComparedWithDatesAsMidnightInUtc() {
    assertThat(
            engine.run(
                """
                SELECT name, 'é' AS x FROM people
                WHERE seen >= DATE_SUB(DATE '2024-06-12', INTERVAL 7 DAY)
                  AND DATE '2024-06-09' > seen
                  AND seen BETWEEN DATE '2024-06-01' AND DATE '2024-06-30'
                ORDER BY name
                """))
        .isEqualTo(List.of(List.of("'Ada'", "'é'"), List.of("'Ben'", "'é'")));
  }

  @Test
  void columnsWithoutANameAreNumbered() {
    var query = (Query) engine.analyze("SELECT 1, 2 AS two, 3");
    assertThat(query.columns()).extracting(ColumnSchema::name).containsExactly("f0_", "two", "f1_");
  }

  @Test
  void aStructValuedQueryGivesItsFields() {
    var query = (Query) engine.analyze("SELECT AS STRUCT id, name FROM people WHERE id = 1");
    assertThat(query.columns()).extracting(ColumnSchema::name).containsExactly("id", "name");
    assertThat(engine.rows(query.sql(), List.of())).isEqualTo(List.of(List.of("1", "'Ada'")));
  }

  @Test
  void scriptsAreCutIntoStatements() {
    assertThat(
            Engine.statements(
                "-- first; really\nSELECT 1;\n\n/* ; */ SELECT ';' AS x;\n-- the end\n"))
        .containsExactly("SELECT 1", "SELECT ';' AS x");
  }
}
