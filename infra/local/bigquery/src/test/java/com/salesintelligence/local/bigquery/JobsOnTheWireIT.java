package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.bigquery.Wire.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs: started, listed, cancelled, remembered and forgotten. */
class JobsOnTheWireIT {

  private static final String LONG =
      "SELECT COUNT(*) AS n FROM UNNEST(GENERATE_ARRAY(1, 50000)) AS a, UNNEST(GENERATE_ARRAY(1, 20000)) AS b, UNNEST(GENERATE_ARRAY(1, 3)) AS c WHERE MOD(a * b + c, 7) = 3";

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Wire wire;

  @BeforeAll
  static void start() {
    wire = SERVER.wire();
  }

  @Test
  void aJobIsListedUnderItsNameWithItsState() {
    insert("listed_1", "SELECT 1 AS a");
    insert("listed_2", "SELECT nope");
    wire.get("queries/listed_1?timeoutMs=60000");
    wire.get("queries/listed_2?timeoutMs=60000");
    Answer list = wire.get("jobs?maxResults=1000");
    assertThat(list.body().path("jobs").valueStream())
        .anySatisfy(
            job -> {
              assertThat(job.at("/jobReference/jobId").asString()).isEqualTo("listed_1");
              assertThat(job.path("state").asString()).isEqualTo("DONE");
            })
        .anySatisfy(
            job -> {
              assertThat(job.at("/jobReference/jobId").asString()).isEqualTo("listed_2");
              assertThat(job.at("/errorResult/reason").asString()).isEqualTo("invalidQuery");
            });
    Answer page = wire.get("jobs?maxResults=1");
    assertThat(page.body().path("jobs").size()).isEqualTo(1);
    Answer next = wire.get("jobs?maxResults=1&pageToken=" + page.text("/nextPageToken"));
    assertThat(next.text("/jobs/0/id")).isNotEqualTo(page.text("/jobs/0/id"));
  }

  @Test
  void aJobsNameIsTakenOnce() {
    assertThat(insert("once", "SELECT 1").code()).isEqualTo(200);
    Answer again = insert("once", "SELECT 2");
    assertThat(again.code()).isEqualTo(409);
    assertThat(again.reason()).isEqualTo("duplicate");
    assertThat(again.message()).isEqualTo("Already Exists: Job demo:US.once");
  }

  @Test
  void aRequestThatIsSentAgainFindsItsJob() {
    wire.query("CREATE SCHEMA again", "");
    wire.query("CREATE TABLE again.t (a INT64)", "");
    String insert = "INSERT INTO again.t (a) VALUES (1)";
    for (int i = 0; i < 2; i++) {
      Answer answer = wire.query(insert, ",\"requestId\":\"r-1\"");
      assertThat(answer.text("/numDmlAffectedRows")).isEqualTo("1");
    }
    assertThat(wire.query("SELECT COUNT(*) FROM again.t", "").text("/rows/0/f/0/v")).isEqualTo("1");
  }

  @Test
  void aQueryThatWasAnsweredInFullIsNotRememberedWhereNoJobIsWanted() {
    String optional = ",\"jobCreationMode\":\"JOB_CREATION_OPTIONAL\"";
    String three = "SELECT n FROM UNNEST([1, 2, 3]) AS n ORDER BY n";
    Answer answered = wire.query(three, optional);
    assertThat(answered.body().has("jobReference")).isFalse();
    assertThat(answered.text("/queryId")).isNotEmpty();
    assertThat(known(wire.query(three, ""))).isTrue();
    Answer part = wire.query(three, optional + ",\"maxResults\":2");
    assertThat(known(part)).isTrue();
    Answer rest = results(part, "?pageToken=" + part.text("/pageToken"));
    assertThat(rest.text("/rows/0/f/0/v")).isEqualTo("3");
    assertThat(known(wire.query("CREATE SCHEMA optional", optional))).isTrue();
  }

  @Test
  void whatIsRememberedIsBoundedByItsValues() {
    String rows = "SELECT GENERATE_ARRAY(1, 100) AS a FROM UNNEST(GENERATE_ARRAY(1, 3000)) AS n";
    Answer first = wire.query(rows, ",\"maxResults\":0");
    Answer second = wire.query(rows, ",\"maxResults\":0");
    assertThat(known(first)).isTrue();
    wire.query("SELECT 1", "");
    assertThat(known(first)).isFalse();
    assertThat(known(second)).isTrue();
  }

  @Test
  void aQueryThatRunsDoesNotKeepOlderRowsRemembered() {
    Answer running = wire.query(LONG, ",\"timeoutMs\":1");
    assertThat(running.body().path("jobComplete").asBoolean()).isFalse();
    String rows = "SELECT GENERATE_ARRAY(1, 100) AS a FROM UNNEST(GENERATE_ARRAY(1, 3000)) AS n";
    Answer first = wire.query(rows, ",\"maxResults\":0");
    wire.query(rows, ",\"maxResults\":0");
    wire.query("SELECT 1", "");
    assertThat(known(first)).isFalse();
    assertCancelled(running);
  }

  @Test
  void aRunningQueryIsCancelled() {
    assertCancelled(wire.query(LONG, ",\"timeoutMs\":1"));
  }

  @Test
  void aRunningScriptIsCancelledWithItsStatement() {
    assertCancelled(wire.query("SELECT 1; " + LONG + "; SELECT 3", ",\"timeoutMs\":1"));
  }

  @Test
  void aScriptHasAJobForEachOfItsStatements() {
    Answer script = insert("script", "SELECT 1 AS a; SELECT 2 AS b;");
    assertThat(script.text("/statistics/numChildJobs")).isEqualTo("2");
    Answer children = wire.get("jobs?parentJobId=script");
    assertThat(children.body().path("jobs").valueStream())
        .extracting(job -> job.at("/statistics/scriptStatistics/stackFrames/0/text").asString())
        .containsExactlyInAnyOrder("SELECT 1 AS a", "SELECT 2 AS b");
    assertThat(wire.get("queries/script").text("/rows/0/f/0/v")).isEqualTo("2");
  }

  @Test
  void theRowsOfAJobAreATable() {
    Answer job = insert("rows", "SELECT n FROM UNNEST([1, 2, 3]) AS n ORDER BY n");
    String table =
        "datasets/%s/tables/%s"
            .formatted(
                job.text("/configuration/query/destinationTable/datasetId"),
                job.text("/configuration/query/destinationTable/tableId"));
    assertThat(wire.get(table).text("/numRows")).isEqualTo("3");
    assertThat(wire.get(table).text("/schema/fields/0/type")).isEqualTo("INTEGER");
    Answer rows = wire.get(table + "/data?maxResults=2&startIndex=1");
    assertThat(rows.text("/rows/1/f/0/v")).isEqualTo("3");
    assertThat(wire.get("datasets/_anonymous/tables/anon_gone/data").code()).isEqualTo(404);
  }

  @Test
  void aDryRunTellsTheColumnsAndRunsNothing() {
    wire.query("CREATE SCHEMA dry", "");
    wire.query("CREATE TABLE dry.t (a INT64)", "");
    Answer answer = wire.query("SELECT a FROM dry.t", ",\"dryRun\":true");
    assertThat(answer.text("/schema/fields/0/name")).isEqualTo("a");
    Answer job =
        wire.post(
            "jobs",
            "{\"configuration\":{\"dryRun\":true,\"query\":{\"query\":\"DELETE FROM dry.t WHERE TRUE\",\"useLegacySql\":false}}}");
    assertThat(job.text("/statistics/query/statementType")).isEqualTo("DELETE");
    assertThat(job.text("/statistics/query/referencedTables/0/tableId")).isEqualTo("t");
  }

  private static void assertCancelled(Answer running) {
    String id = running.text("/jobReference/jobId");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> wire.post("jobs/" + id + "/cancel", "").text("/job/status/state").equals("DONE"));
    Answer job = wire.get("jobs/" + id);
    assertThat(job.text("/status/errorResult/reason")).isEqualTo("stopped");
    assertThat(job.text("/status/errorResult/message")).contains("cancelled");
  }

  private static boolean known(Answer answer) {
    return wire.get("jobs/" + answer.text("/jobReference/jobId")).code() == 200;
  }

  private static Answer results(Answer answer, String query) {
    return wire.get("queries/" + answer.text("/jobReference/jobId") + query);
  }

  private static Answer insert(String id, String sql) {
    return wire.post(
        "jobs",
        "{\"jobReference\":{\"jobId\":\"%s\"},\"configuration\":{\"query\":{\"query\":\"%s\",\"useLegacySql\":false}}}"
            .formatted(id, sql));
  }
}
