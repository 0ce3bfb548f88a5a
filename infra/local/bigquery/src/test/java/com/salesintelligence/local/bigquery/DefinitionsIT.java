package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.bigquery.Wire.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Data definition statements, and what the REST API says of their results. */
class DefinitionsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Wire wire;

  @BeforeAll
  static void start() {
    wire = SERVER.wire();
    run("CREATE SCHEMA d");
  }

  @Test
  void aTableHasWhatItsStatementSays() {
    Answer made =
        run(
            "CREATE TABLE d.full (id STRING NOT NULL, created TIMESTAMP, tags ARRAY<STRING>, PRIMARY KEY (id) NOT ENFORCED)"
                + " PARTITION BY DATE(created) CLUSTER BY id"
                + " OPTIONS (description = 'all of it', friendly_name = 'Full', labels = [('team', 'sales')])");
    assertThat(made.message()).isEmpty();
    Answer table = table("full");
    assertThat(table.text("/tableConstraints/primaryKey/columns/0")).isEqualTo("id");
    assertThat(table.text("/timePartitioning/type")).isEqualTo("DAY");
    assertThat(table.text("/timePartitioning/field")).isEqualTo("created");
    assertThat(table.text("/clustering/fields/0")).isEqualTo("id");
    assertThat(table.text("/description")).isEqualTo("all of it");
    assertThat(table.text("/friendlyName")).isEqualTo("Full");
    assertThat(table.text("/labels/team")).isEqualTo("sales");
    assertThat(table.text("/schema/fields/0/mode")).isEqualTo("REQUIRED");
    assertThat(table.text("/schema/fields/2/mode")).isEqualTo("REPEATED");
  }

  @Test
  void aTakenNameIsRefusedKeptOrReplaced() {
    assertThat(operation("CREATE TABLE d.taken (a INT64)")).isEqualTo("CREATE");
    Answer again = run("CREATE TABLE d.taken (b INT64)");
    assertThat(again.code()).isEqualTo(409);
    assertThat(again.message()).isEqualTo("Already Exists: Table demo:d.taken");
    assertThat(operation("CREATE TABLE IF NOT EXISTS d.taken (b INT64)")).isEqualTo("SKIP");
    assertThat(table("taken").text("/schema/fields/0/name")).isEqualTo("a");
    assertThat(operation("CREATE OR REPLACE TABLE d.taken (b INT64)")).isEqualTo("REPLACE");
    assertThat(table("taken").text("/schema/fields/0/name")).isEqualTo("b");
  }

  @Test
  void viewsAreMadeKeptAndReplaced() {
    assertThat(operation("CREATE VIEW d.v OPTIONS (description = 'one') AS SELECT 1 AS a"))
        .isEqualTo("CREATE");
    assertThat(operation("CREATE VIEW IF NOT EXISTS d.v AS SELECT 2 AS b")).isEqualTo("SKIP");
    assertThat(table("v").text("/description")).isEqualTo("one");
    assertThat(operation("CREATE OR REPLACE VIEW d.v AS SELECT 2 AS b")).isEqualTo("REPLACE");
    assertThat(run("SELECT b FROM d.v").text("/rows/0/f/0/v")).isEqualTo("2");
    assertThat(run("DROP TABLE d.v").message()).contains("it is a view");
    assertThat(operation("DROP VIEW d.v")).isEqualTo("DROP");
  }

  @Test
  void columnsAreAddedAndKeepTheRows() {
    run("CREATE TABLE d.grown AS SELECT 1 AS a");
    assertThat(operation("ALTER TABLE d.grown ADD COLUMN b STRING, ADD COLUMN c ARRAY<INT64>"))
        .isEqualTo("ALTER");
    assertThat(operation("ALTER TABLE d.grown ADD COLUMN IF NOT EXISTS b STRING"))
        .isEqualTo("ALTER");
    assertThat(run("ALTER TABLE d.grown ADD COLUMN b STRING").message())
        .contains("Column already exists: b");
    assertThat(run("ALTER TABLE d.grown DROP COLUMN none").message())
        .contains("Column not found: none");
    assertThat(run("SELECT a, b, ARRAY_LENGTH(c) FROM d.grown").body().at("/rows/0/f").toString())
        .isEqualTo("[{\"v\":\"1\"},{\"v\":null},{\"v\":\"0\"}]");
  }

  @Test
  void whatIsNotThereIsSkippedOnlyIfTheStatementSaysSo() {
    assertThat(operation("DROP TABLE IF EXISTS d.none")).isEqualTo("SKIP");
    assertThat(operation("ALTER TABLE IF EXISTS d.none ADD COLUMN a INT64")).isEqualTo("SKIP");
    assertThat(operation("DROP SCHEMA IF EXISTS none")).isEqualTo("SKIP");
    assertThat(run("DROP TABLE d.none").code()).isEqualTo(404);
    assertThat(run("DROP SCHEMA none").code()).isEqualTo(404);
  }

  @Test
  void datasetsComeAndGoWithTheirTables() {
    assertThat(operation("CREATE SCHEMA e OPTIONS (location = 'US')")).isEqualTo("CREATE");
    assertThat(operation("CREATE SCHEMA IF NOT EXISTS e")).isEqualTo("SKIP");
    run("CREATE TABLE e.t (a INT64)");
    assertThat(run("DROP SCHEMA e").message()).contains("still in use");
    assertThat(operation("DROP SCHEMA e CASCADE")).isEqualTo("DROP");
    assertThat(wire.get("datasets/e").code()).isEqualTo(404);
  }

  @Test
  void statementsThatChangeRowsSayHowMany() {
    run("CREATE TABLE d.counted (a INT64)");
    assertThat(run("INSERT INTO d.counted (a) VALUES (1), (2), (3)").text("/numDmlAffectedRows"))
        .isEqualTo("3");
    assertThat(job("UPDATE d.counted SET a = 0 WHERE a > 1").text("/dmlStats/updatedRowCount"))
        .isEqualTo("2");
    assertThat(job("DELETE FROM d.counted WHERE a = 1").text("/dmlStats/deletedRowCount"))
        .isEqualTo("1");
  }

  @Test
  void anUnknownOptionIsRefusedByName() {
    Answer answer = run("CREATE TABLE d.odd (a INT64) OPTIONS (kms_key_name = 'k')");
    assertThat(answer.code()).isEqualTo(501);
    assertThat(answer.message()).contains("kms_key_name");
  }

  private static String operation(String sql) {
    return job(sql).text("/ddlOperationPerformed");
  }

  private static Answer job(String sql) {
    Answer done = run(sql);
    Answer job = wire.get("jobs/" + done.text("/jobReference/jobId"));
    return new Answer(job.code(), job.body().at("/statistics/query"));
  }

  private static Answer run(String sql) {
    return wire.query(sql, "");
  }

  private static Answer table(String name) {
    return wire.get("datasets/d/tables/" + name);
  }
}
