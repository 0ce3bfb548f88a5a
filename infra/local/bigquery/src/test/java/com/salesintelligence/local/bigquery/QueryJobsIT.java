package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.bigquery.Wire.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries as jobs: where their rows go, what they cost, how they end. */
class QueryJobsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Wire wire;

  @BeforeAll
  static void start() {
    wire = SERVER.wire();
    wire.query("CREATE SCHEMA d", "");
    wire.query(
        "CREATE TABLE d.people AS SELECT n AS id, 'abc' AS word FROM UNNEST(GENERATE_ARRAY(1, 1000)) AS n",
        "");
  }

  @Test
  void rowsGoToTheTableThatTheJobNames() {
    Answer first = store("SELECT id FROM d.people WHERE id < 4", "kept", "");
    assertThat(first.text("/configuration/query/destinationTable/tableId")).isEqualTo("kept");
    assertThat(
            wire.get("queries/" + first.text("/jobReference/jobId") + "?maxResults=2")
                .text("/totalRows"))
        .isEqualTo("3");
    assertThat(store("SELECT 9 AS id", "kept", "").text("/status/errorResult/reason"))
        .isEqualTo("duplicate");
    store("SELECT 9 AS id", "kept", ",\"writeDisposition\":\"WRITE_APPEND\"");
    assertThat(wire.query("SELECT COUNT(*) FROM d.kept", "").text("/rows/0/f/0/v")).isEqualTo("4");
    assertThat(
            store("SELECT 'x' AS id", "kept", ",\"writeDisposition\":\"WRITE_APPEND\"")
                .text("/status/errorResult/message"))
        .contains("Field id has changed type from INT64 to STRING");
    store("SELECT 'x' AS name", "kept", ",\"writeDisposition\":\"WRITE_TRUNCATE\"");
    assertThat(wire.query("SELECT name FROM d.kept", "").text("/rows/0/f/0/v")).isEqualTo("x");
    assertThat(
            store("DELETE FROM d.kept WHERE TRUE", "other", "").text("/status/errorResult/reason"))
        .isEqualTo("invalid");
  }

  @Test
  void aDryRunTellsTheBytesOfTheColumnsThatAreRead() {
    assertThat(dryRun("SELECT id FROM d.people")).isEqualTo("8000");
    assertThat(dryRun("SELECT id, word FROM d.people")).isEqualTo("13000");
    assertThat(dryRun("SELECT id FROM d.people WHERE word = 'x'")).isEqualTo("13000");
    assertThat(dryRun("SELECT 1")).isEqualTo("0");
  }

  @Test
  void aQueryThatCostsTooMuchDoesNotRun() {
    Answer refused = wire.query("SELECT id FROM d.people", ",\"maximumBytesBilled\":\"1000\"");
    assertThat(refused.code()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("bytesBilledLimitExceeded");
    assertThat(refused.message()).contains("10485760 or higher required");
    assertThat(wire.query("SELECT id FROM d.people", ",\"maximumBytesBilled\":\"10485760\"").code())
        .isEqualTo(200);
  }

  @Test
  void aJobEndsAtItsTimeout() {
    String endless =
        "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000)) a, UNNEST(GENERATE_ARRAY(1, 1000000)) b WHERE MOD(a * b, 7) = 3";
    Answer started =
        wire.post(
            "jobs",
            "{\"configuration\":{\"jobTimeoutMs\":\"300\",\"query\":{\"query\":\"%s\",\"useLegacySql\":false}}}"
                .formatted(endless));
    String id = started.text("/jobReference/jobId");
    await()
        .untilAsserted(
            () -> {
              Answer job = wire.get("jobs/" + id);
              assertThat(job.text("/status/errorResult/reason")).isEqualTo("stopped");
              assertThat(job.text("/status/errorResult/message")).contains("timed out");
            });
    assertThat(wire.send("DELETE", "jobs/" + id + "/delete", "").code()).isEqualTo(200);
    assertThat(wire.get("jobs/" + id).code()).isEqualTo(404);
  }

  @Test
  void somebodyElsesChangeIsNotOverwritten() {
    wire.query("CREATE OR REPLACE TABLE d.guarded (n INT64)", "");
    String path = "datasets/d/tables/guarded";
    String etag = wire.get(path).text("/etag");
    assertThat(wire.send("GET", path, "", "If-None-Match", etag).code()).isEqualTo(304);
    assertThat(wire.send("PATCH", path, "{\"description\":\"one\"}", "If-Match", etag).code())
        .isEqualTo(200);
    Answer late = wire.send("PATCH", path, "{\"description\":\"two\"}", "If-Match", etag);
    assertThat(late.code()).isEqualTo(412);
    assertThat(late.reason()).isEqualTo("conditionNotMet");
    assertThat(wire.send("DELETE", path, "", "If-Match", etag).code()).isEqualTo(412);
    assertThat(wire.get(path).text("/description")).isEqualTo("one");
  }

  @Test
  void someFieldsOfATableAreListed() {
    Answer rows = wire.get("datasets/d/tables/people/data?selectedFields=word&maxResults=1");
    assertThat(rows.body().at("/rows/0/f").size()).isEqualTo(1);
    assertThat(rows.text("/rows/0/f/0/v")).isEqualTo("abc");
    assertThat(wire.get("datasets/d/tables/people/data?selectedFields=nope").code()).isEqualTo(400);
  }

  @Test
  void aTableEndsWhenItsTimeIsOver() {
    String body = "{\"tableReference\":{\"tableId\":\"short\"},\"expirationTime\":\"%d\"}";
    Answer made =
        wire.post("datasets/d/tables", body.formatted(System.currentTimeMillis() + 1_000));
    assertThat(made.code()).isEqualTo(200);
    await()
        .untilAsserted(() -> assertThat(wire.get("datasets/d/tables/short").code()).isEqualTo(404));
    wire.post(
        "datasets",
        "{\"datasetReference\":{\"datasetId\":\"brief\"},\"defaultTableExpirationMs\":\"3600000\"}");
    wire.query("CREATE TABLE brief.t (n INT64)", "");
    assertThat(Long.parseLong(wire.get("datasets/brief/tables/t").text("/expirationTime")))
        .isGreaterThan(System.currentTimeMillis());
  }

  @Test
  void jobsAreListedByStateAndTime() {
    Answer job = store("SELECT 1 AS n", "listed", ",\"writeDisposition\":\"WRITE_TRUNCATE\"");
    String created = job.text("/statistics/creationTime");
    assertThat(
            wire.get("jobs?stateFilter=done&minCreationTime=" + created).body().at("/jobs").size())
        .isPositive();
    assertThat(wire.get("jobs?maxCreationTime=1000").body().at("/jobs").size()).isZero();
  }

  private static String dryRun(String sql) {
    Answer answer =
        wire.post(
            "jobs",
            "{\"configuration\":{\"dryRun\":true,\"query\":{\"query\":\"%s\",\"useLegacySql\":false}}}"
                .formatted(sql));
    return answer.text("/statistics/totalBytesProcessed");
  }

  private static Answer store(String sql, String table, String more) {
    Answer started =
        wire.post(
            "jobs",
            "{\"configuration\":{\"query\":{\"query\":\"%s\",\"useLegacySql\":false,\"destinationTable\":{\"projectId\":\"demo\",\"datasetId\":\"d\",\"tableId\":\"%s\"}%s}}}"
                .formatted(sql, table, more));
    String id = started.text("/jobReference/jobId");
    wire.get("queries/" + id + "?timeoutMs=60000&maxResults=0");
    return wire.get("jobs/" + id);
  }
}
