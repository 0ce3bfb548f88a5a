package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.local.bigquery.Wire.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies of tables, and tables that are replaced by what they hold: nothing is lost. */
class CopyJobsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Wire wire;

  @BeforeAll
  static void start() {
    wire = SERVER.wire();
    wire.query("CREATE SCHEMA d", "");
  }

  @BeforeEach
  void tables() {
    wire.query("CREATE OR REPLACE TABLE d.a AS SELECT n FROM UNNEST([1, 2, 3]) AS n", "");
    wire.query("CREATE OR REPLACE TABLE d.b AS SELECT 9 AS n", "");
  }

  @Test
  void aCopyOverwritesOnlyWhereItIsToldTo() {
    Answer refused = copy("a", "b", "");
    assertThat(refused.text("/status/errorResult/reason")).isEqualTo("duplicate");
    assertThat(count("b")).isEqualTo("1");
    assertThat(copy("a", "b", ",\"writeDisposition\":\"WRITE_TRUNCATE\"").text("/status/state"))
        .isEqualTo("DONE");
    assertThat(count("b")).isEqualTo("3");
  }

  @Test
  void aCopyAppendsWhereItIsToldTo() {
    String append = ",\"writeDisposition\":\"WRITE_APPEND\"";
    copy("a", "b", append);
    assertThat(count("b")).isEqualTo("4");
    assertThat(copy("a", "fresh", append).body().at("/status/errorResult").isMissingNode())
        .isTrue();
    assertThat(count("fresh")).isEqualTo("3");
  }

  @Test
  void aTableIsNotCopiedOntoItself() {
    Answer answer = copy("a", "a", ",\"writeDisposition\":\"WRITE_TRUNCATE\"");
    assertThat(answer.text("/status/errorResult/message")).contains("onto itself");
    assertThat(count("a")).isEqualTo("3");
  }

  @Test
  void viewsAndMissingTablesAreNotCopied() {
    wire.query("CREATE OR REPLACE VIEW d.v AS SELECT n FROM d.a", "");
    assertThat(copy("v", "c", "").text("/status/errorResult/message"))
        .contains("is a view: only tables can be copied");
    assertThat(copy("none", "c", "").text("/status/errorResult/message"))
        .isEqualTo("Not found: Table demo:d.none");
  }

  @Test
  void aSnapshotKeepsTheRowsAndTakesNoOthers() {
    wire.query("DROP TABLE IF EXISTS d.snap", "");
    assertThat(copy("a", "snap", ",\"operationType\":\"SNAPSHOT\"").text("/status/state"))
        .isEqualTo("DONE");
    wire.query("DELETE FROM d.a WHERE TRUE", "");
    assertThat(count("snap")).isEqualTo("3");
    assertThat(wire.get("datasets/d/tables/snap").text("/type")).isEqualTo("SNAPSHOT");
    assertThat(wire.query("DELETE FROM d.snap WHERE TRUE", "").message()).contains("snapshot");
    assertThat(
            copy("b", "snap", ",\"writeDisposition\":\"WRITE_APPEND\"")
                .text("/status/errorResult/message"))
        .contains("snapshot");
    String restore = ",\"operationType\":\"RESTORE\",\"writeDisposition\":\"WRITE_TRUNCATE\"";
    copy("snap", "a", restore);
    assertThat(count("a")).isEqualTo("3");
    assertThat(copy("a", "b", restore).text("/status/errorResult/message"))
        .contains("is no snapshot");
  }

  @Test
  void severalTablesAreCopiedIntoOne() {
    String table = "{\"projectId\":\"demo\",\"datasetId\":\"d\",\"tableId\":\"%s\"}";
    wire.query("DROP TABLE IF EXISTS d.joined", "");
    Answer answer =
        wire.post(
            "jobs",
            "{\"configuration\":{\"copy\":{\"sourceTables\":[%s,%s],\"destinationTable\":%s}}}"
                .formatted(table.formatted("a"), table.formatted("b"), table.formatted("joined")));
    assertThat(answer.text("/statistics/copy/copiedRows")).isEqualTo("4");
    assertThat(count("joined")).isEqualTo("4");
  }

  @Test
  void aTableCanBeReplacedByAQueryOfItself() {
    wire.query("CREATE OR REPLACE TABLE d.a AS SELECT n, n * 10 AS ten FROM d.a WHERE n > 1", "");
    Answer rows = wire.query("SELECT ten FROM d.a ORDER BY ten", "");
    assertThat(rows.text("/totalRows")).isEqualTo("2");
    assertThat(rows.text("/rows/1/f/0/v")).isEqualTo("30");
  }

  @Test
  void aReplacementThatFailsLeavesTheTableAsItWas() {
    Answer failed =
        wire.query("CREATE OR REPLACE TABLE d.a AS SELECT 1 / (n - 1) AS x FROM d.a", "");
    assertThat(failed.code()).isEqualTo(400);
    assertThat(count("a")).isEqualTo("3");
  }

  private static String count(String table) {
    return wire.query("SELECT COUNT(*) FROM d." + table, "").text("/rows/0/f/0/v");
  }

  private static Answer copy(String from, String to, String more) {
    String table = "{\"projectId\":\"demo\",\"datasetId\":\"d\",\"tableId\":\"%s\"}";
    return wire.post(
        "jobs",
        "{\"configuration\":{\"copy\":{\"sourceTable\":%s,\"destinationTable\":%s%s}}}"
            .formatted(table.formatted(from), table.formatted(to), more));
  }
}
